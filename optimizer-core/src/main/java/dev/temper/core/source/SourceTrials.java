package dev.temper.core.source;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import java.util.List;

/**
 * What an earlier experiment left for a new one: its trials, each with the values that its model gives it at every
 * fidelity, those that were never trained so far too.
 *
 * @param name of the earlier experiment
 * @param parameters that the new experiment has too; values of the others are left out, so that what is known is what
 *     holds on the average over them
 * @param shares of a full training, ascending, the last 1
 * @param trials at least one
 */
public record SourceTrials(
        String name, List<SourceParameter> parameters, List<Double> shares, List<FittedTrial> trials) {
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

    /** The features of a configuration of the new experiment, or of a renamed one of the source. A new array. */
    public static double[] features(List<SourceParameter> parameters, Configuration configuration) {
        int columns = parameters.stream().mapToInt(SourceParameter::columns).sum();
        double[] features = new double[columns];
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
