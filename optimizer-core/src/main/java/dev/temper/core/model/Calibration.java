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

    /** The factor of forecasts that were all as wrong as counts. */
    public static final double CAP = 3;

    /** From this factor on the model is not to be trusted. */
    private static final double FAILED = 2.5;

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

    /** Whether forecasts were so wrong, and so often, that the model is not to be trusted. */
    public boolean failed() {
        return factor() >= FAILED;
    }
}
