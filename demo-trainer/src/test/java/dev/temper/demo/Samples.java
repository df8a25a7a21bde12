package dev.temper.demo;

/** Small data and usual hyperparameters for tests. */
final class Samples {
    static final Digits ALL = Digits.load();
    static final Digits SMALL = ALL.subset(600, 200);

    private Samples() {}

    static Hyperparameters usual(boolean nesterov) {
        return new Hyperparameters(0.05, 0.5, 32, nesterov, 1e-4, 0.8, 1);
    }

    static Training training(Hyperparameters how) {
        return new Training(SMALL, how, 1);
    }

    static Training trained(Hyperparameters how, int epochs) {
        Training training = training(how);
        for (int i = 0; i < epochs; i++) {
            training.nextEpoch();
        }
        return training;
    }
}
