package dev.temper.benchmarks.crew;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.schemas.ParameterValue;
import dev.temper.stream.codec.DefinitionWriter;
import java.util.List;

/** What a crew trains: the default method on rungs of 1, 3, 9 and 27 epochs, five parameters, and a loss that falls. */
final class CrewExperiment {
    private static final Ladder LADDER = Ladder.ofEpochs(1, 27, 3);
    private static final long SEED = 17;
    private static final double NOISE = 0.01;
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.OfDouble("learning_rate", 0.00001, 1, Scale.LOG, null),
            new Parameter.OfDouble("momentum", 0, 0.99, Scale.LINEAR, null),
            new Parameter.OfDouble("dropout", 0, 0.8, Scale.LINEAR, null),
            new Parameter.OfInt("width", 16, 512, Scale.LOG, null),
            new Parameter.Categorical("optimizer", List.of("sgd", "adam", "rmsprop"), null));

    private CrewExperiment() {}

    /**
     * Its definition.
     *
     * @param trials that its budget allows
     * @param slots that may train at once
     */
    static String definition(String id, int trials, int slots) {
        return DefinitionWriter.write(new ExperimentDefinition(
                id,
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(PARAMETERS),
                LADDER,
                new Budget(trials, null),
                slots,
                NamedMethod.TEMPER.on(LADDER),
                ExperimentDefinition.Resume.CHECKPOINT,
                1,
                3_600_000, // nobody sends heartbeats here
                SEED));
    }

    /** How good a configuration is, from 0: the lower, the better. */
    static double quality(List<ParameterValue> configuration) {
        double quality = 0.05;
        for (ParameterValue setting : configuration) {
            if (setting.getValue() instanceof Number value) {
                quality += switch (setting.getName().toString()) {
                    case "learning_rate" -> square(Math.log10(value.doubleValue()) + 2.5) / 10;
                    case "width" -> square(Math.log(value.doubleValue() / 200)) / 20;
                    default -> square(value.doubleValue() - 0.5) / 5;
                };
            } else {
                quality += "adam".contentEquals(setting.getValue().toString()) ? 0 : 0.05;
            }
        }
        return quality;
    }

    /** What is reported after an epoch. */
    static double loss(double quality, int trial, int epoch) {
        double noise = NOISE * (CounterRandom.unit(SEED, trial, epoch) - 0.5);
        return quality + 1.5 * Math.exp(-epoch / (2 + 8 * quality)) + noise;
    }

    private static double square(double x) {
        return x * x;
    }
}
