package dev.temper.console.api;

import dev.temper.console.api.ChangeAnswer.ReportLine;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.CountedReport;
import dev.temper.console.text.PastRuns;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What changed in an experiment after a sequence of its journal. */
final class Changes {
    /** Who is further behind reads anew. */
    private static final int MOST_DECISIONS = 2_000;

    private Changes() {}

    /** Null when too much was missed to be told. */
    static @Nullable ChangeAnswer after(long sequence, Chronicle chronicle) {
        ExperimentDefinition definition = chronicle.state().header().definition();
        List<CountedReport> reports = chronicle.reportsAfter(sequence);
        List<Decision> decisions = decisions(sequence, chronicle);
        if (definition == null || reports == null || decisions.size() > MOST_DECISIONS) {
            return null;
        }
        NavigableSet<Integer> numbers = new TreeSet<>();
        reports.forEach(report -> numbers.add(report.trial()));
        decisions.stream()
                .map(decision -> decision.action().about())
                .filter(Objects::nonNull)
                .forEach(numbers::add);
        numbers.addAll(chronicle.keptAfter(sequence));
        chronicle.leases().endedAfter(sequence).forEach(span -> numbers.add(span.trial()));
        PastRuns runs = new PastRuns();
        return new ChangeAnswer(
                chronicle.sequence(),
                Objects.requireNonNull(Summaries.of(chronicle)),
                reports.stream().map(ReportLine::of).toList(),
                decisions.stream()
                        .map(decision -> DecisionAnswer.of(decision, definition, runs))
                        .toList(),
                trials(numbers, chronicle));
    }

    private static List<TrialAnswer> trials(NavigableSet<Integer> numbers, Chronicle chronicle) {
        List<TrialAnswer> trials = new ArrayList<>();
        for (int number : numbers) {
            Trial trial = chronicle.state().trials().get(number);
            if (trial != null) {
                trials.add(TrialAnswer.of(chronicle, trial));
            }
        }
        return trials;
    }

    /** Their sequences rise with their numbers. */
    private static List<Decision> decisions(long sequence, Chronicle chronicle) {
        List<Decision> all = chronicle.decisions();
        int from = all.size();
        while (from > 0 && all.get(from - 1).sequence() > sequence && all.size() - from <= MOST_DECISIONS) {
            from--;
        }
        return all.subList(from, all.size());
    }
}
