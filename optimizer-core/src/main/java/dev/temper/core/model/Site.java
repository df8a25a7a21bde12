package dev.temper.core.model;

/** A place as the covariance function sees it under one theta. */
final class Site {
    private final Place place;
    private final double[] scaled;
    private final int level;
    private final double mean;

    /**
     * A site.
     *
     * @param scaled features divided by their length scales
     * @param level index of the place's level
     * @param mean what is foretold there
     */
    Site(Place place, double[] scaled, int level, double mean) {
        this.mean = mean;
        this.place = place;
        this.scaled = scaled;
        this.level = level;
    }

    Place place() {
        return place;
    }

    /** What is foretold here. */
    double mean() {
        return mean;
    }

    /** Whether both are surely of one configuration: then their inputs are the same, and computed once. */
    boolean sharesFeatures(Site other) {
        return place.features() == other.place.features();
    }

    /** The configurations' part of the covariance. */
    double input(Site other, double constant) {
        double r = Matern.distance(scaled, other.scaled);
        return constant + Matern.value(r, StrictMath.exp(-r));
    }

    /** The covariance of the function values at both, without noise, given their {@link #input}. */
    double covariance(Site other, double input, Levels levels) {
        double shared = input * levels.shared(level, other.level);
        return place.sameRun(other.place) ? shared + levels.own(level, other.level) : shared;
    }
}
