package dev.temper.tuning.pareto;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.csv.CsvRow;
import dev.temper.tuning.peer.Peers;
import dev.temper.tuning.play.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays methods on problems and writes a line a run; runs that the file has already are not played again. */
final class ParetoBench {
    private final List<ParetoPlayer> players;
    private final Path file;
    private final Consumer<String> lines;
    private final Set<String> played = new HashSet<>();
    private int failures;

    /**
     * Reads what was played before.
     *
     * @param peers null when no method is a peer's
     * @param lines takes lines for the user
     */
    ParetoBench(List<ParetoProblem> problems, @Nullable Peers peers, Path file, Consumer<String> lines) {
        this.players = problems.stream()
                .map(problem -> new ParetoPlayer(problem, peers))
                .toList();
        this.file = file;
        this.lines = lines;
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, ParetoRow.HEADER + "\n");
            }
            CsvRow.of(file.toString(), Files.readString(file))
                    .forEach(row -> played.add(CsvRow.line(row.cells().subList(0, ParetoRow.KEY))));
        } catch (IOException e) {
            throw new TuningException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private record Run(ParetoPlayer player, String method, int workers, long seed) {
        String key() {
            return ParetoRow.key(player.problem(), method, workers, seed);
        }
    }

    /** Seeds outside, so that what was cut short has each method on each problem; returns how many runs failed. */
    int play(List<String> methods, int workers, Seeds seeds, int threads) throws InterruptedException {
        List<Run> runs = new ArrayList<>();
        seeds.stream()
                .forEach(seed -> players.forEach(
                        player -> methods.forEach(method -> runs.add(new Run(player, method, workers, seed)))));
        runs.removeIf(run -> played.contains(run.key()));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        runs.forEach(run -> pool.execute(() -> play(run)));
        pool.shutdown();
        while (!pool.awaitTermination(1, TimeUnit.DAYS)) {
            // until all are played
        }
        return failures;
    }

    private void play(Run run) {
        try {
            add(run.player().play(run.method(), run.workers(), run.seed()).toLine());
        } catch (RuntimeException failure) {
            failed("failed: " + run.key() + ": " + failure);
        }
    }

    private synchronized void failed(String line) {
        failures++;
        lines.accept(line);
    }

    private synchronized void add(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
