package dev.temper.demo;

/** Lowers the learning rate when the loss has not fallen for some epochs. */
final class Plateau {
    /** A loss counts as better if it is lower by this part. */
    private static final double THRESHOLD = 1e-4;

    private final Hyperparameters how;
    private double learningRate;
    private double best = Double.POSITIVE_INFINITY;
    private int badEpochs;

    Plateau(Hyperparameters how) {
        this.how = how;
        this.learningRate = how.learningRate();
    }

    double learningRate() {
        return learningRate;
    }

    double best() {
        return best;
    }

    int badEpochs() {
        return badEpochs;
    }

    void restore(double savedLearningRate, double savedBest, int savedBadEpochs) {
        learningRate = savedLearningRate;
        best = savedBest;
        badEpochs = savedBadEpochs;
    }

    /** The training loss of one more epoch. */
    void observe(double loss) {
        if (loss < best * (1 - THRESHOLD)) {
            best = loss;
            badEpochs = 0;
        } else if (++badEpochs > how.schedulerPatience()) {
            learningRate *= how.schedulerFactor();
            badEpochs = 0;
        }
    }
}
