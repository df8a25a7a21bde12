package dev.temper.console.text;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Why an experiment has no best trial although trials are over. */
public final class MissingBest {
    private MissingBest() {}

    /** A clause for each reason; none as long as none is known. */
    public static List<String> reasons(ExperimentDefinition definition, Collection<TrialView> trials) {
        Ladder ladder = definition.ladder();
        List<TrialView> completed = trials.stream()
                .filter(trial -> trial.getStatus() == TrialStatus.COMPLETED)
                .toList();
        long early = completed.stream()
                .filter(trial -> ladder.endedEarly(trial.getEpoch()) && !trial.getConverged())
                .count();
        long full = completed.size() - early;
        List<String> reasons = new ArrayList<>();
        if (allFailed(trials)) {
            reasons.add(trials.size() == 1 ? "its only trial failed" : "all " + trials.size() + " trials failed");
        }
        if (full > 0 && !definition.metrics().limits().isEmpty()) {
            reasons.add(
                    "%s trained in full, and none keeps every threshold (%s; a metric that is not reported breaks its threshold)"
                            .formatted(were(full), limits(definition.metrics().limits())));
        }
        if (early > 0) {
            reasons.add(
                    "%s ended by %s before %s, which is no full result: let the script train to the epoch that it is told"
                            .formatted(
                                    ShownNumber.count(early, "trial"),
                                    early == 1 ? "itself" : "themselves",
                                    ShownNumber.count(ladder.full().epochs(), "epoch")));
        }
        return reasons;
    }

    /** Whether there are trials, and none that did not fail. */
    public static boolean allFailed(Collection<TrialView> trials) {
        return !trials.isEmpty() && trials.stream().allMatch(trial -> trial.getStatus() == TrialStatus.FAILED);
    }

    private static String were(long trials) {
        return ShownNumber.count(trials, "trial") + (trials == 1 ? " was" : " were");
    }

    private static String limits(List<Limit> limits) {
        return limits.stream()
                .map(limit -> limit.metric()
                        + (limit.goal() == Goal.MINIMIZE ? " at most " : " at least ")
                        + ShownNumber.value(limit.threshold()))
                .collect(Collectors.joining(", "));
    }
}
