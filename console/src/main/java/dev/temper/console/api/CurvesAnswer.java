package dev.temper.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learning curves of a metric.
 *
 * @param total trials that reported it, of which {@code trials} may be a choice
 * @param trials each with what it reported, reduced so that extremes stay
 * @param band quantiles over all trials, by epoch
 * @param marks where the trials shown stopped, paused, were promoted, failed or came to the end
 */
public record CurvesAnswer(String metric, int total, List<TrialCurve> trials, List<BandAnswer> band, List<Mark> marks) {
    /** Copies the lists. */
    public CurvesAnswer {
        trials = List.copyOf(trials);
        band = List.copyOf(band);
        marks = List.copyOf(marks);
    }

    /**
     * A trial's curve.
     *
     * @param best whether it is the best of those trained in full
     * @param sequences journal sequences of the reports
     * @param rungs with named tasks, the rung of the task of each report; else empty
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one answer: nobody compares or changes it
    public record TrialCurve(
            int trial,
            String status,
            int rung,
            boolean best,
            int[] epochs,
            double[] values,
            long[] sequences,
            int[] rungs) {}

    /**
     * Quantiles at an epoch.
     *
     * @param n trials with a value there
     */
    public record BandAnswer(int epoch, int n, double q10, double q25, double q50, double q75, double q90) {}

    /**
     * A decision where it fell.
     *
     * @param kind stop, pause, promote, fail or complete
     * @param decision its number
     */
    public record Mark(int trial, int epoch, @Nullable Double value, String kind, long decision, long sequence) {}
}
