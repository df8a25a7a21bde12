package dev.temper.benchmarks.demo;

import dev.temper.core.simulate.Curves;
import dev.temper.core.space.Configuration;
import dev.temper.demo.EpochResult;
import dev.temper.demo.Hyperparameters;
import dev.temper.demo.LettersTraining;
import dev.temper.demo.PrintedLetters;
import java.util.ArrayList;
import java.util.List;

/** The demo's networks as curves: each is trained as far as it is asked for. An epoch takes the same time everywhere. */
final class LettersCurves implements Curves {
    private static final long TRAINER_SEED = 1;

    private final PrintedLetters letters;
    private final int epochs;
    private final List<LettersTraining> trainings = new ArrayList<>();
    private final List<List<EpochResult>> results = new ArrayList<>();

    LettersCurves(PrintedLetters letters, int epochs) {
        this.letters = letters;
        this.epochs = epochs;
    }

    @Override
    public int take(int trial, Configuration configuration) {
        trainings.add(new LettersTraining(letters, hyperparameters(configuration), TRAINER_SEED));
        results.add(new ArrayList<>());
        return trainings.size() - 1;
    }

    private static Hyperparameters hyperparameters(Configuration configuration) {
        Settings settings = new Settings(configuration);
        return new Hyperparameters(
                settings.number("learning_rate"),
                settings.number("one_minus_beta1"),
                settings.number("one_minus_beta2"),
                settings.number("epsilon"),
                settings.number("l2"),
                settings.number("decay"),
                (int) settings.number("batch_size"),
                (int) settings.number("units"));
    }

    /** The part of the validation letters told right, negative: the value reported is then the trainer's accuracy. */
    @Override
    public double loss(int curve, int column) {
        List<EpochResult> seen = results.get(curve);
        while (seen.size() < column) {
            seen.add(trainings.get(curve).nextEpoch());
        }
        return -seen.get(column - 1).accuracy();
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
