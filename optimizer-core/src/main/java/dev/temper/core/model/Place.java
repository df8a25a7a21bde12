package dev.temper.core.model;

/** Where a value is observed or predicted: a configuration, whose run it is, and how far trained. */
public final class Place {
    /** The trial of a configuration that has not run. */
    public static final int NEW = -1;

    private final double[] features;
    private final int trial;
    private final double level;

    /**
     * A place.
     *
     * @param features the encoded configuration, kept and not to be changed
     * @param trial values of equal trials share the run's own deviation; those of {@link #NEW} if they share the array of
     *     features
     * @param level of training
     */
    public Place(double[] features, int trial, double level) {
        this.features = features;
        this.trial = trial;
        this.level = level;
    }

    /** The encoded configuration: not to be changed. */
    public double[] features() {
        return features;
    }

    /** The trial, or {@link #NEW}. */
    public int trial() {
        return trial;
    }

    /** How far trained. */
    public double level() {
        return level;
    }

    /** The same run at another level. */
    public Place at(double otherLevel) {
        return new Place(features, trial, otherLevel);
    }

    /** Whether both are values of one run. */
    boolean sameRun(Place other) {
        return trial == other.trial && (trial >= 0 || features == other.features);
    }
}
