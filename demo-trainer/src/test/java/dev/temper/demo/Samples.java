package dev.temper.demo;

import java.util.Arrays;

/** Small data and usual hyperparameters for tests. */
final class Samples {
    static final Digits ALL = Digits.load();
    static final Digits SMALL = first(600, 200);

    private Samples() {}

    /** The first images of all, to train on and to validate. */
    private static Digits first(int training, int validation) {
        int examples = training + validation;
        return new Digits(
                Arrays.copyOf(ALL.start(), examples + 1),
                ALL.pixel(),
                ALL.ink(),
                Arrays.copyOf(ALL.label(), examples),
                training);
    }

    static Hyperparameters usual(boolean nesterov) {
        return new Hyperparameters(0.05, 0.5, 32, nesterov, 1e-4, 0.8, 1);
    }

    static DigitsTraining training(Hyperparameters how) {
        return new DigitsTraining(SMALL, how, 1);
    }

    static DigitsTraining trained(Hyperparameters how, int epochs) {
        DigitsTraining training = training(how);
        for (int i = 0; i < epochs; i++) {
            training.nextEpoch();
        }
        return training;
    }
}
