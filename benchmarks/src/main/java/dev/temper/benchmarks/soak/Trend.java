package dev.temper.benchmarks.soak;

import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A straight line through the last three quarters of a run.
 *
 * @param from its value after the first quarter
 * @param to its value at the end
 * @param slope by which it grows in a second
 * @param error half the width of the slope's 95 % interval; NaN of fewer than three points
 * @param seconds of the whole run
 */
record Trend(double from, double to, double slope, double error, double seconds) {
    private static final double WARM_UP = 0.25;
    private static final int FEWEST = 3;

    /** What can be said of a growth. */
    enum Verdict {
        FLAT,
        GROWS,
        FALLS,
        /** The interval holds both: a longer run would tell. */
        UNCLEAR
    }

    /**
     * A value at a time.
     *
     * @param seconds since the run began
     */
    record Point(double seconds, double value) {}

    /** Fits points of a run that took so long; those without a value are left out. */
    static Trend of(List<Point> points, double seconds) {
        SimpleRegression line = new SimpleRegression();
        points.stream()
                .filter(point -> point.seconds() >= WARM_UP * seconds && !Double.isNaN(point.value()))
                .forEach(point -> line.addData(point.seconds(), point.value()));
        double error = line.getN() < FEWEST ? Double.NaN : line.getSlopeConfidenceInterval();
        return new Trend(line.predict(WARM_UP * seconds), line.predict(seconds), line.getSlope(), error, seconds);
    }

    /** By how much of its value it grows over the whole run. */
    double growth() {
        return share(slope);
    }

    /** Half the width of the growth's 95 % interval. */
    double growthError() {
        return share(error);
    }

    private double share(double perSecond) {
        double level = (from + to) / 2;
        return level == 0 ? 0 : perSecond * seconds / level;
    }

    /** What can be said, when a growth by less than that share over the whole run counts as none. */
    Verdict verdict(double share) {
        double least = growth() - growthError();
        double most = growth() + growthError();
        if (least > share) {
            return Verdict.GROWS;
        }
        if (most < -share) {
            return Verdict.FALLS;
        }
        return least >= -share && most <= share ? Verdict.FLAT : Verdict.UNCLEAR;
    }
}
