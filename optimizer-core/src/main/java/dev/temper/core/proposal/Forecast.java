package dev.temper.core.proposal;

/**
 * What the model expects of a running trial.
 *
 * @param trial that runs
 * @param lease under which it ran when this was computed
 * @param epoch last epoch that the model had seen of it
 * @param mean predicted loss at full fidelity, in warped units
 * @param spread standard deviation of that prediction, calibrated, in warped units
 * @param predicted the median prediction at full fidelity in the metric's own direction and unit
 * @param probability that it beats the incumbent at full fidelity, in [0, 1]
 * @param stop whether the model advises to stop it
 */
public record Forecast(
        int trial,
        long lease,
        int epoch,
        double mean,
        double spread,
        double predicted,
        double probability,
        boolean stop) {}
