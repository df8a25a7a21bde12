package dev.temper.sinks;

import java.util.Random;
import java.util.function.Supplier;

/** Follows a journal to its end, whatever dies on the way. */
public final class Lives {
    private Lives() {}

    /**
     * Kills each process after a number of steps that is drawn, until one comes to the end.
     *
     * @return how many were killed
     */
    public static int untilEnd(Journal journal, Supplier<Sink> sinks, long seed) {
        Random random = new Random(seed);
        int killed = 0;
        int longest = 100 + random.nextInt(400);
        while (true) {
            int batch = 1 + random.nextInt(100);
            // The first dies soon. If all died too early for one batch, they would never get on.
            int steps = killed == 0 ? 1 + random.nextInt(9) : 3 + random.nextInt(longest) + 2 * batch;
            try (Sink sink = sinks.get()) {
                journal.follow(new Mortal(sink, steps), batch);
                return killed;
            } catch (Mortal.Killed e) {
                killed++;
            }
        }
    }
}
