package dev.temper.core.pool;

import dev.temper.core.model.Place;
import dev.temper.core.space.Configuration;
import org.jspecify.annotations.Nullable;

/** Something that may be trained: a new configuration, or a trial that rests. */
public final class Option {
    private final int trial;
    private final Configuration configuration;
    private final double[] features;
    private final int from;

    /**
     * An option.
     *
     * @param trial a trial that rests; 0 for a new one
     * @param configuration its configuration
     * @param features the configuration, encoded; kept and not to be changed
     * @param from highest rung that it has a value of; -1 if none
     */
    public Option(int trial, Configuration configuration, double[] features, int from) {
        this.trial = trial;
        this.configuration = configuration;
        this.features = features;
        this.from = from;
    }

    /** The trial; 0 for a new one. */
    public int trial() {
        return trial;
    }

    /** What would be trained. */
    public Configuration configuration() {
        return configuration;
    }

    /** The configuration, encoded: not to be changed. */
    public double[] features() {
        return features;
    }

    /** The highest rung that it has a value of; -1 if none. */
    public int from() {
        return from;
    }

    /** Squared distance of the features. */
    public double squaredDistance(double[] other) {
        double sum = 0;
        for (int c = 0; c < features.length; c++) {
            sum += (features[c] - other[c]) * (features[c] - other[c]);
        }
        return sum;
    }

    /** Where a model predicts it, trained to a level. */
    public Place at(double level) {
        return new Place(features, trial == 0 ? Place.NEW : trial, level);
    }

    /** What a pick of it names: a trial is named by its number alone. */
    public @Nullable Configuration named() {
        return trial == 0 ? configuration : null;
    }
}
