package dev.temper.console.api;

import dev.temper.core.simulate.TableRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment would take, on curves that are made up: its trials, cost and time, not its values.
 *
 * @param leftOut metrics that a simulation leaves out, since its curves have one value
 */
public record PlanAnswer(String experiment, String metric, List<String> leftOut, List<PlannedRun> runs) {
    /** Copies the lists. */
    public PlanAnswer {
        leftOut = List.copyOf(leftOut);
        runs = List.copyOf(runs);
    }

    /**
     * One simulated run.
     *
     * @param cost in full trainings
     * @param utilisation share of the slots' time that was spent training
     * @param end why no more was granted
     * @param anytime how the best came down
     */
    public record PlannedRun(
            long seed,
            int trials,
            double cost,
            double seconds,
            int workers,
            double utilisation,
            String end,
            @Nullable PlannedBest best,
            List<PlannedRung> rungs,
            List<PlannedPoint> anytime) {}

    /** The best of the run. */
    public record PlannedBest(int trial, double loss) {}

    /**
     * A rung in the run.
     *
     * @param arrived of the trials that trained towards it, those that came there
     */
    public record PlannedRung(String task, int trials, int arrived, double cost) {}

    /** From this cost and time on, the best loss was this. */
    public record PlannedPoint(double cost, double seconds, double loss) {}

    static PlannedRun run(long seed, TableRun run) {
        TableRun.Best best = run.best();
        return new PlannedRun(
                seed,
                run.trials(),
                Summaries.cost(run.costMicros()),
                run.seconds(),
                run.workers(),
                run.utilisation(),
                run.end().name(),
                best == null ? null : new PlannedBest(best.trial(), best.loss()),
                run.rungs().stream()
                        .map(use -> new PlannedRung(
                                use.task(), use.trials(), use.arrived(), Summaries.cost(use.costMicros())))
                        .toList(),
                run.anytime().stream()
                        .map(point ->
                                new PlannedPoint(Summaries.cost(point.costMicros()), point.seconds(), point.loss()))
                        .toList());
    }
}
