package dev.temper.core.source;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import java.util.List;

/**
 * What an earlier experiment left for a new one: its trials, each with the values that its model gives it at every
 * fidelity, those that were never trained so far too.
 *
 * @param name of the earlier experiment
 * @param digest of what it was learnt from: the SHA-256 of the earlier experiment's journal, in hexadecimal digits
 * @param parameters that the new experiment has too; values of the others are left out, so that what is known is what
 *     holds on the average over them
 * @param shares of a full training, ascending, the last 1
 * @param trials at least one
 */
public record SourceTrials(
        String name, String digest, List<SourceParameter> parameters, List<Double> shares, List<FittedTrial> trials) {
    /** Most trials that are kept of a source: more hardly rank better, and all travel in the definition. */
    public static final int MOST = 500;

    /** Most features and losses that are kept of all sources together, so that a definition is no larger than a record. */
    public static final int MOST_NUMBERS = 120_000;

    /** Features and losses are kept in these units: finer ones would not change an order that can be told from noise. */
    private static final double UNIT = 1000;

    /** Copies the lists. */
    public SourceTrials {
        parameters = List.copyOf(parameters);
        shares = List.copyOf(shares);
        trials = List.copyOf(trials);
    }

    /**
     * A trial.
     *
     * @param features of its configuration
     * @param losses normal scores among the source's trials, one a share
     */
    public record FittedTrial(List<Double> features, List<Double> losses) {
        /** Copies the lists. */
        public FittedTrial {
            features = List.copyOf(features);
            losses = List.copyOf(losses);
        }
    }

    /** How many features a trial has. */
    public int columns() {
        return columns(parameters);
    }

    /** A feature or a loss in the units that it is kept in. */
    public static int toUnits(double value) {
        return (int) StrictMath.rint(value * UNIT);
    }

    /** The feature or loss of so many units. */
    public static double ofUnits(int units) {
        return units / UNIT;
    }

    /** How many features these parameters have. */
    public static int columns(List<SourceParameter> parameters) {
        return parameters.stream().mapToInt(SourceParameter::columns).sum();
    }

    /** The features of a configuration of the new experiment, or of a renamed one of the source. A new array. */
    public static double[] features(List<SourceParameter> parameters, Configuration configuration) {
        double[] features = new double[columns(parameters)];
        int column = 0;
        for (SourceParameter parameter : parameters) {
            for (Setting setting : configuration.settings()) {
                if (setting.parameter().equals(parameter.name())) {
                    parameter.fill(setting.value(), features, column);
                }
            }
            column += parameter.columns();
        }
        return features;
    }
}
