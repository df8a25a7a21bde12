package dev.temper.core.fuzz;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.simulate.SyntheticCurves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Plays drawn definitions in the simulator, on all processors: {@code make fuzz}. Ends at the first that does not come to an
 * end, and names its seed.
 */
public final class DefinitionFuzz {
    /** A played definition feeds the machine no more entries: trials, retries and epochs are few. */
    static final int MOST_ENTRIES = 20_000;

    /** Longer than any definition takes by far, on any machine: whoever takes longer hangs. */
    private static final Duration HANGS = Duration.ofMinutes(5);

    private static final int PROGRESS = 1_000;

    private DefinitionFuzz() {}

    /** Arguments: definitions without a model, definitions with one, and optionally the first seed. */
    public static void main(String[] arguments) {
        long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : 0;
        play(first, Integer.parseInt(arguments[0]), false);
        play(first, Integer.parseInt(arguments[1]), true);
    }

    private static void play(long first, int count, boolean withModel) {
        String kind = withModel ? "with a model" : "without a model";
        AtomicLong played = new AtomicLong();
        LongStream.range(first, first + count).parallel().forEach(seed -> {
            watched(seed, kind, () -> play(seed, withModel));
            long done = played.incrementAndGet();
            if (done % PROGRESS == 0) {
                System.out.printf("%,d of %,d definitions %s%n", done, count, kind);
            }
        });
        System.out.printf("%,d definitions %s: each came to its end%n", count, kind);
    }

    /** Plays one definition. */
    static TableRun play(long seed, boolean withModel) {
        ExperimentDefinition definition = DrawnDefinition.of(seed, withModel);
        try {
            SyntheticCurves curves = new SyntheticCurves(seed, definition.ladder(), 100);
            TableRun run = TableSimulation.run(definition, curves, definition.parallel());
            if (run.journal().size() > MOST_ENTRIES) {
                throw new IllegalStateException("took " + run.journal().size() + " entries");
            }
            return run;
        } catch (RuntimeException e) {
            throw new IllegalStateException("seed " + seed + ": " + definition, e);
        }
    }

    private static void watched(long seed, String kind, Runnable play) {
        Thread player = Thread.currentThread();
        Thread watch = new Thread(() -> {
            try {
                Thread.sleep(HANGS.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            System.err.println("Seed " + seed + " " + kind + " hangs:");
            for (StackTraceElement element : player.getStackTrace()) {
                System.err.println("    at " + element);
            }
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
        try {
            play.run();
        } finally {
            watch.interrupt();
        }
    }
}
