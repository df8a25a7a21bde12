package dev.temper.tuning.play;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.table.TableReading;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to play.
 *
 * @param tables folder that tables are looked for in
 * @param only patterns of which a table's name must match one; empty for all tables
 * @param workers how many train at a time: each number is played
 * @param budget full trainings
 * @param seeds methods with the same seed are paired
 * @param out folder of the results
 * @param threads how many runs are played at a time
 * @param resume whether a promoted trial goes on from its checkpoint or starts again
 * @param reading what is done to the tables
 * @param peers the program that starts other libraries' drivers
 */
public record BenchOptions(
        Path tables,
        List<String> only,
        List<String> methods,
        List<Integer> workers,
        double budget,
        Seeds seeds,
        Path out,
        int threads,
        Resume resume,
        TableReading reading,
        Path peers) {
    /** A run is drawn at two costs a training, in every method's line and band. */
    private static final double MOST_TRAININGS = 10_000;

    /**
     * What is named twice is played once.
     *
     * @throws TuningException if a number is out of its range, by the name of its option
     */
    public BenchOptions {
        only = only.stream().map(String::strip).distinct().toList();
        methods = methods.stream().map(String::strip).distinct().toList();
        workers = workers.stream().distinct().toList();
        workers.forEach(n -> atLeastOne("--workers", n));
        atLeastOne("--threads", threads);
        if (!(budget > 0 && budget <= MOST_TRAININGS)) {
            throw new TuningException(String.format(
                    Locale.ROOT, "--budget %s: give full trainings, above 0 and at most %.0f", budget, MOST_TRAININGS));
        }
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new TuningException(option + " " + value + ": give 1 or more");
        }
    }

    /** Whether a table is to be played: a pattern with {@code *} must match its whole name, any other a part of it. */
    boolean wants(String table) {
        return only.isEmpty() || only.stream().anyMatch(pattern -> matches(pattern, table));
    }

    /** Whether a run is one of those that are asked for, on whatever table. */
    public boolean asks(Job job) {
        return job.budget() == budget && asksForLonger(job);
    }

    /** Whether a run is one of those that are asked for but for its budget, which is at least as great. */
    public boolean asksForLonger(Job job) {
        return methods.contains(job.method())
                && workers.contains(job.workers())
                && seeds.has(job.seed())
                && job.budget() >= budget
                && job.variant().equals(variant());
    }

    private static boolean matches(String pattern, String table) {
        if (!pattern.contains("*")) {
            return table.contains(pattern);
        }
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return table.matches(regex);
    }

    /** In one word what else distinguishes these runs. */
    public String variant() {
        String first = reading.name().toLowerCase(Locale.ROOT);
        return resume == Resume.RESTART ? first + "-restart" : first;
    }
}
