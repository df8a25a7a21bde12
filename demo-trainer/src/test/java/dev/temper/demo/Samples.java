package dev.temper.demo;

import java.util.Arrays;

/** Small data and usual hyperparameters for tests. */
final class Samples {
    static final PrintedLetters ALL = PrintedLetters.load(1);
    static final PrintedLetters SMALL = first(600, 200);

    private Samples() {}

    /** The first letters of all, to train on and to validate. */
    private static PrintedLetters first(int training, int validation) {
        int examples = training + validation;
        return new PrintedLetters(
                Arrays.copyOf(ALL.features(), examples * PrintedLetters.FEATURES),
                Arrays.copyOf(ALL.label(), examples),
                training);
    }

    static Hyperparameters usual() {
        return new Hyperparameters(0.01, 0.1, 0.001, 1e-8, 1e-6, 0.1, 32, 32);
    }

    static LettersTraining training(Hyperparameters how) {
        return new LettersTraining(SMALL, how, 1);
    }

    static LettersTraining trained(Hyperparameters how, int epochs) {
        LettersTraining training = training(how);
        for (int i = 0; i < epochs; i++) {
            training.nextEpoch();
        }
        return training;
    }
}
