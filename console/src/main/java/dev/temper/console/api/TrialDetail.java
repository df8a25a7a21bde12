package dev.temper.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * A trial with all that happened to it.
 *
 * @param trial its fields stand beside the others
 * @param curves every metric's reports
 */
public record TrialDetail(
        @JsonUnwrapped TrialAnswer trial,
        Map<String, List<ReportAnswer>> curves,
        List<DecisionAnswer> decisions,
        List<LeaseAnswer> leases) {
    /** A report of a metric. */
    public record ReportAnswer(int epoch, double value, long time, long sequence) {}
}
