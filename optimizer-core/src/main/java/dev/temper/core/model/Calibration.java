package dev.temper.core.model;

/**
 * How well the model's past forecasts fared: the factor by which its standard deviations are widened before a run is
 * stopped on them. Starts as if three forecasts had been exactly as uncertain as they said.
 *
 * @param count number of forecasts judged
 * @param sumOfSquares of their standardised errors, each square at most 9
 */
public record Calibration(int count, double sumOfSquares) {
    /** Before any forecast was judged. */
    public static final Calibration NONE = new Calibration(0, 0);

    /** At this factor the model is no longer to be trusted. */
    public static final double CAP = 3;

    private static final double PRIOR = 3;
    private static final double LARGEST_SQUARE = 9;

    /**
     * One forecast more.
     *
     * @param error (reached - forecast mean) / forecast standard deviation; not a number counts as the largest
     */
    public Calibration with(double error) {
        double square = error * error;
        return new Calibration(count + 1, sumOfSquares + (square <= LARGEST_SQUARE ? square : LARGEST_SQUARE));
    }

    /** From 1 to {@value #CAP}. */
    public double factor() {
        return Math.min(CAP, Math.max(1, StrictMath.sqrt((PRIOR + sumOfSquares) / (PRIOR + count))));
    }

    /** Whether the factor has reached its cap. */
    public boolean failed() {
        return factor() >= CAP;
    }
}
