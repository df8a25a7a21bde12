package dev.temper.tuning.report;

import dev.temper.tuning.play.Job;
import dev.temper.tuning.play.Player;
import dev.temper.tuning.play.RunRow;
import dev.temper.tuning.play.RunRow.ValueStep;
import dev.temper.tuning.table.BenchTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What some methods pay on one table until they match random search.
 *
 * @param loss that the median random search, which trains no row twice, has after the given number of full trainings
 * @param random full trainings that it pays for that loss: as many or fewer, by arithmetic on the table
 * @param runs a run a seed, for each method
 */
public record RandomMatch(double loss, int random, Map<String, List<RunRow>> runs) {
    /** Copies the map. */
    public RandomMatch {
        runs = Map.copyOf(runs);
    }

    /**
     * Plays the methods on all cores; the same arguments always give the same costs.
     *
     * @param trainings full trainings of the random search, at least 1
     * @param methods the optimizer's own, by name
     * @param workers how many train at a time
     * @param budget full trainings after which a run is cut off
     * @param seeds runs of each method: seeds 0 to {@code seeds - 1}
     */
    public static RandomMatch play(
            BenchTable table, int trainings, List<String> methods, int workers, double budget, int seeds) {
        List<Job> jobs = new ArrayList<>();
        for (String method : methods) {
            for (int seed = 0; seed < seeds; seed++) {
                jobs.add(new Job(table.name(), method, workers, seed, budget, "plain"));
            }
        }
        Map<String, List<RunRow>> runs = jobs.parallelStream()
                .map(job -> Player.play(job, table))
                .collect(Collectors.groupingBy(row -> row.job().method()));
        Goal goal = Yardstick.of(table).goal(trainings);
        return new RandomMatch(goal.value(), goal.trainings(), runs);
    }

    /** Full trainings that a method's median run paid; infinite if it was cut off before. */
    public double cost(String method) {
        List<RunRow> played = runs.get(method);
        if (played == null) {
            throw new IllegalArgumentException(method + " was not played");
        }
        return Statistics.median(played.stream().mapToDouble(this::cost).toArray());
    }

    private double cost(RunRow run) {
        ValueStep step = run.reached(loss);
        return step == null ? Double.POSITIVE_INFINITY : step.cost();
    }
}
