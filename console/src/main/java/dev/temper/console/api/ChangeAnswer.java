package dev.temper.console.api;

import dev.temper.console.chronicle.CountedReport;
import dev.temper.core.trial.Reported;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed in an experiment since an event that was sent before.
 *
 * @param sequence journal sequence up to which it tells
 * @param trials the ones that changed, as they stand now
 */
public record ChangeAnswer(
        long sequence,
        ExperimentSummary experiment,
        List<ReportLine> reports,
        List<DecisionAnswer> decisions,
        List<TrialAnswer> trials) {
    /** Copies the lists. */
    public ChangeAnswer {
        reports = List.copyOf(reports);
        decisions = List.copyOf(decisions);
        trials = List.copyOf(trials);
    }

    /** A report that counted. */
    public record ReportLine(long sequence, long time, int trial, int epoch, Map<String, Double> values) {
        static ReportLine of(CountedReport report) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (Reported value : report.values()) {
                values.put(value.metric(), value.value());
            }
            return new ReportLine(report.sequence(), report.time(), report.trial(), report.epoch(), values);
        }
    }
}
