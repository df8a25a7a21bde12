package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.TrialChronicle;
import dev.temper.core.decision.Decision;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.stream.views.ViewMaker;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trial as it stands.
 *
 * @param status RUNNING, PAUSING, STOPPING, PAUSED, WAITING, COMPLETED, STOPPED or FAILED
 * @param rung that it runs towards or rests at; -1 before its first lease
 * @param epoch epochs trained that count
 * @param targetEpoch up to which its lease allows it to train; 0 without a lease
 * @param value latest value of the first objective
 * @param objectives with several, the value of each at the furthest rung; else empty
 * @param cost in full trainings
 * @param kept why somebody wants it trained in full, in their words; null when nobody does
 * @param failure what its agent said of its last run that failed, with the last lines of output
 */
public record TrialAnswer(
        int trial,
        String status,
        Map<String, Object> parameters,
        int bracket,
        int rung,
        int epoch,
        int targetEpoch,
        @Nullable Double value,
        @Nullable Double bestValue,
        List<Double> objectives,
        double cost,
        double gpuSeconds,
        double seconds,
        @Nullable String agent,
        @Nullable Integer slot,
        int failures,
        int losses,
        boolean converged,
        @Nullable String kept,
        @Nullable String failure,
        @Nullable Last lastDecision) {
    /** The last decision on it. */
    public record Last(long number, long sequence, String kind, String reason) {}

    static TrialAnswer of(Chronicle chronicle, Trial trial) {
        TrialChronicle happened = chronicle.trial(trial.number());
        Lease lease = trial.lease();
        return new TrialAnswer(
                trial.number(),
                trial.status().name(),
                ParameterMap.of(trial.configuration()),
                trial.bracket(),
                trial.progress().rung(),
                trial.progress().epoch(),
                lease == null ? 0 : lease.target().toEpoch(),
                trial.progress().value(),
                trial.progress().bestValue(),
                ViewMaker.objectives(chronicle.state().header().definition(), trial),
                Summaries.cost(trial.progress().costMicros()),
                happened.gpuSeconds(),
                happened.seconds(),
                lease == null ? null : lease.assignee().agent(),
                lease == null ? null : (Integer) lease.assignee().slot(),
                trial.failures(),
                trial.losses(),
                chronicle.state().hasConverged(trial),
                trial.kept(),
                happened.failure(),
                last(happened.lastDecision()));
    }

    private static @Nullable Last last(@Nullable Decision decision) {
        return decision == null
                ? null
                : new Last(
                        decision.number(),
                        decision.sequence(),
                        DecisionAnswer.kind(decision.action()),
                        decision.evidence().reason().name());
    }
}
