package dev.temper.testkit.seed;

import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.testkit.LawBroken;
import dev.temper.testkit.Machine;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Plays a range of seeds on all processors, and writes down how far it came: started again with the same range, it goes
 * on there. A seed that breaks a law is named with the command that plays it again, and the others go on.
 */
public final class SeedRun {
    /** An experiment that people write about and erase is played beside each of so many. */
    private static final long ERASED = 10;
    /** Deeper than experiments of these sizes need. */
    private static final long STACK = 16L << 20;

    private static final long SAY_MILLIS = 10_000;

    private final long from;
    private final long to;
    private final Path file;
    private final Machine machine;
    private final PrintStream out;
    private final TreeSet<Long> inHand = new TreeSet<>();
    private final TreeSet<Long> broken = new TreeSet<>();
    private final long started = System.nanoTime();

    private long next;
    private long entries;
    /** Of earlier starts. */
    private long secondsBefore;

    private SeedRun(long from, long to, Path file, Machine machine, PrintStream out) {
        this.from = from;
        this.to = to;
        this.file = file;
        this.machine = machine;
        this.out = out;
        this.next = from;
    }

    /** Arguments: the first seed, how many seeds, and the file that is written. Ends with 1 if a law was broken. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long from = Long.parseLong(arguments[0]);
        long to = from + Long.parseLong(arguments[1]);
        if (!play(from, to, Path.of(arguments[2]), ExperimentMachine::step, System.out)
                .isEmpty()) {
            System.exit(1);
        }
    }

    /** Plays the seeds from one to another, on a machine that may have a fault; returns those that broke a law. */
    static List<Long> play(long from, long to, Path file, Machine machine, PrintStream out)
            throws IOException, InterruptedException {
        SeedRun seeds = new SeedRun(from, to, file, machine, out);
        seeds.recall();
        seeds.playAll(Runtime.getRuntime().availableProcessors());
        return List.copyOf(seeds.broken);
    }

    /** Plays what a seed stands for, under the eye of every law. Returns the number of entries. */
    private long play(long seed) {
        long played = Simulation.play(Scenarios.faulty(seed), machine).journal().size();
        if (seed % ERASED == 0) {
            played += Simulation.play(Scenarios.erased(seed), machine).journal().size();
        }
        return played;
    }

    private void playAll(int processors) throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            Thread thread = new Thread(null, this::playOn, "seeds-" + i, STACK);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(SAY_MILLIS);
                out.println(progress());
            }
        }
    }

    private void playOn() {
        for (Long seed = take(); seed != null; seed = take()) {
            long played = 0;
            String found = null;
            try {
                played = play(seed);
            } catch (LawBroken law) {
                found = law.getMessage();
            }
            done(seed, played, found);
        }
    }

    private synchronized @Nullable Long take() {
        if (next >= to) {
            return null;
        }
        inHand.add(next);
        return next++;
    }

    private synchronized void done(long seed, long played, @Nullable String found) {
        inHand.remove(seed);
        entries += played;
        if (found != null) {
            broken.add(seed);
            out.println(found);
        }
    }

    /** Says how far it came, and writes it down: the seeds below the lowest in hand are done. */
    private synchronized String progress() throws IOException {
        long below = inHand.isEmpty() ? next : inHand.first();
        long seconds =
                secondsBefore + Duration.ofNanos(System.nanoTime() - started).toSeconds();
        List<String> lines = new ArrayList<>(List.of(range(), below + " " + entries + " " + seconds));
        broken.headSet(below).forEach(seed -> lines.add(Long.toString(seed)));
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, lines, StandardCharsets.UTF_8);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return String.format(
                "%,d of %,d seeds, %,d events, %,d s, %,.0f seeds an hour; laws broken by %s",
                below - from,
                to - from,
                entries,
                seconds,
                3600.0 * (below - from) / Math.max(1, seconds),
                broken.isEmpty() ? "none" : broken);
    }

    private String range() {
        return "seeds " + from + " to " + to;
    }

    private void recall() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<String> lines = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        if (lines.size() < 2 || !lines.get(0).equals(range())) {
            return;
        }
        String[] numbers = lines.get(1).split(" ", -1);
        next = Long.parseLong(numbers[0]);
        entries = Long.parseLong(numbers[1]);
        secondsBefore = Long.parseLong(numbers[2]);
        lines.subList(2, lines.size()).forEach(line -> broken.add(Long.valueOf(line)));
        out.println("goes on at seed " + next + ": " + file + " remembers; remove it to begin anew");
    }
}
