package dev.temper.benchmarks.demo;

import dev.temper.core.simulate.Curves;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.demo.Digits;
import dev.temper.demo.DigitsTraining;
import dev.temper.demo.EpochResult;
import dev.temper.demo.Hyperparameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo's networks as curves: each is trained as far as it is asked for. An epoch takes the same time everywhere. */
final class DigitsCurves implements Curves {
    private static final long TRAINER_SEED = 1;

    private final Digits digits;
    private final int epochs;
    private final List<DigitsTraining> trainings = new ArrayList<>();
    private final List<List<EpochResult>> results = new ArrayList<>();

    DigitsCurves(Digits digits, int epochs) {
        this.digits = digits;
        this.epochs = epochs;
    }

    @Override
    public int take(int trial, Configuration configuration) {
        trainings.add(new DigitsTraining(digits, hyperparameters(configuration), TRAINER_SEED));
        results.add(new ArrayList<>());
        return trainings.size() - 1;
    }

    private static Hyperparameters hyperparameters(Configuration configuration) {
        Map<String, Value> values = configuration.settings().stream()
                .collect(Collectors.toMap(Configuration.Setting::parameter, Configuration.Setting::value));
        return new Hyperparameters(
                number(values, "learning_rate"),
                number(values, "scheduler_factor"),
                (int) number(values, "batch_size"),
                values.get("nesterov") instanceof Value.OfText text
                        && text.value().equals("true"),
                number(values, "weight_decay"),
                number(values, "momentum"),
                (int) number(values, "scheduler_patience"));
    }

    private static double number(Map<String, Value> values, String parameter) {
        Value value = values.get(parameter);
        if (value instanceof Value.OfLong whole) {
            return whole.value();
        }
        if (value instanceof Value.OfDouble real) {
            return real.value();
        }
        throw new IllegalArgumentException(parameter + " is " + value + ": the demo's trainer takes a number");
    }

    /** The part of the validation images told wrong. */
    @Override
    public double loss(int curve, int column) {
        List<EpochResult> seen = results.get(curve);
        while (seen.size() < column) {
            seen.add(trainings.get(curve).nextEpoch());
        }
        return 1 - seen.get(column - 1).accuracy();
    }

    /** The best accuracy at any epoch of any training. */
    double bestAnywhere() {
        return results.stream()
                .flatMap(List::stream)
                .mapToDouble(EpochResult::accuracy)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    @Override
    public double seconds(int curve, int column) {
        return 1;
    }

    @Override
    public int length(int curve) {
        return epochs;
    }

    @Override
    public int size() {
        return Integer.MAX_VALUE;
    }
}
