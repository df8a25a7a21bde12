package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.LeaseSpan;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Metric;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leases of an experiment.
 *
 * @param total how many there are
 * @param leases the last ones, in the order of their grants
 */
public record LeasesAnswer(int total, List<LeaseAnswer> leases) {
    /** Copies the list. */
    public LeasesAnswer {
        leases = List.copyOf(leases);
    }

    /** @param best only those of so many trials; of all if null */
    static LeasesAnswer of(Chronicle chronicle, ExperimentDefinition definition, @Nullable Long best, int limit) {
        List<LeaseSpan> spans =
                best == null ? chronicle.leases().all() : ofBest(chronicle, definition, best.intValue());
        return new LeasesAnswer(
                spans.size(),
                spans.subList(Math.max(0, spans.size() - limit), spans.size()).stream()
                        .map(LeaseAnswer::of)
                        .toList());
    }

    private static List<LeaseSpan> ofBest(Chronicle chronicle, ExperimentDefinition definition, int trials) {
        boolean falling = definition.metric().goal() == Metric.Goal.MAXIMIZE;
        List<LeaseSpan> spans = new ArrayList<>();
        for (Trial trial : new TrialTable(chronicle, definition).byValue(falling, trials)) {
            spans.addAll(chronicle.leasesOf(trial.number()));
        }
        spans.sort(Comparator.comparingLong(LeaseSpan::lease));
        return spans;
    }
}
