package dev.temper.console.api;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.Ladder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An experiment in a list.
 *
 * @param status RUNNING, PAUSED, QUARANTINED, COMPLETE or ARCHIVED
 * @param reason why it is complete; null while it is not
 * @param createdAt milliseconds since 1970, as all times
 * @param sequence journal sequence of the last change
 * @param metric the first objective
 * @param goal minimize or maximize
 * @param running trials under a lease
 * @param paused trials that rest or wait
 * @param cost spent, in full trainings
 * @param reservedCost set aside for what runs, in full trainings
 * @param maxEpochs of a full training; 0 with named tasks
 * @param tags sorted
 * @param notes empty for none
 * @param best null as long as nothing is trained in full
 * @param progress from 0 to 1: the share of the budget that is spent
 * @param remainingMillis at the pace so far; null when that says nothing yet, or nothing is left to do
 * @param spark cost and best value at it, at most 40 pairs
 */
public record ExperimentSummary(
        String id,
        String status,
        @Nullable String reason,
        long createdAt,
        long changedAt,
        long sequence,
        String metric,
        String goal,
        List<GoalAnswer> objectives,
        int trials,
        int running,
        int paused,
        int completed,
        int stopped,
        int failed,
        double cost,
        double reservedCost,
        BudgetAnswer budget,
        int maxEpochs,
        List<String> tags,
        String notes,
        @Nullable Best best,
        double progress,
        @Nullable Long remainingMillis,
        List<List<Double>> spark) {
    /** Copies the lists. */
    public ExperimentSummary {
        objectives = List.copyOf(objectives);
        tags = List.copyOf(tags);
        spark = List.copyOf(spark);
    }

    /** Whether nothing will be trained any more. */
    boolean isOver() {
        return status.equals("COMPLETE") || status.equals("ARCHIVED");
    }

    /** The best of the trials trained in full. */
    public record Best(int trial, double value, int epoch, Map<String, Object> parameters) {}

    /**
     * What may be spent.
     *
     * @param cost in full trainings
     */
    public record BudgetAnswer(
            @Nullable Integer trials, @Nullable Double cost) {
        static BudgetAnswer of(Budget budget) {
            Long micros = budget.costMicros();
            return new BudgetAnswer(
                    budget.trials(), micros == null ? null : (Double) ((double) micros / Ladder.FULL_COST));
        }
    }
}
