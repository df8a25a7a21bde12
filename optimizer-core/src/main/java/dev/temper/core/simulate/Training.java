package dev.temper.core.simulate;

/**
 * How simulated training behaves.
 *
 * @param epochMillis time of an epoch; a trial takes half to twice of it
 * @param failure chance a run that its process crashes on the way
 * @param divergence chance a trial that its metric becomes NaN or infinite on the way
 * @param early chance a trial that its process ends by itself, with success, before it is trained in full
 * @param converged chance of such a trial that its process says that it has converged
 * @param hold chance a run that its agent holds the process at the target until the decision is there
 * @param reportEvery epochs between reports, at least 1
 * @param levels how many different values the metric takes: few make ties; 0 for any double
 */
public record Training(
        long epochMillis,
        double failure,
        double divergence,
        double early,
        double converged,
        double hold,
        int reportEvery,
        int levels) {
    /** Training without any trouble, an epoch a second. */
    public static final Training CALM = new Training(1000, 0, 0, 0, 0, 1, 1, 0);
}
