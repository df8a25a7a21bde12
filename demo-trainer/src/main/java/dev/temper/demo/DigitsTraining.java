package dev.temper.demo;

/** A training run: what it has learnt so far, and the next epoch. Not safe for several threads. */
public final class DigitsTraining {
    /** Small enough for an epoch in a tenth of a second, large enough for 96 percent. */
    static final int HIDDEN_UNITS = 64;

    private static final double NANOS = 1e9;

    private final Digits digits;
    private final Hyperparameters how;
    private final long seed;
    private final DigitsNetwork network;
    private final Momentum momentum;
    private final Plateau plateau;
    private EpochResult last = new EpochResult(0, Double.NaN, Double.NaN, 0);

    /** Nothing trained yet; the seed decides the first weights and the order of examples. */
    public DigitsTraining(Digits digits, Hyperparameters how, long seed) {
        this.digits = digits;
        this.how = how;
        this.seed = seed;
        this.network = new DigitsNetwork(HIDDEN_UNITS, seed);
        this.momentum = new Momentum(how, network.weights().length);
        this.plateau = new Plateau(how);
    }

    Hyperparameters how() {
        return how;
    }

    long seed() {
        return seed;
    }

    DigitsNetwork network() {
        return network;
    }

    Momentum momentum() {
        return momentum;
    }

    Plateau plateau() {
        return plateau;
    }

    /** The last whole epoch; number 0 before the first. */
    public EpochResult last() {
        return last;
    }

    void restore(EpochResult savedLast) {
        last = savedLast;
    }

    /** Trains one more epoch and validates. The order of examples depends on the seed and the epoch alone. */
    public EpochResult nextEpoch() {
        long begin = System.nanoTime();
        int epoch = last.epoch() + 1;
        int[] order = Digits.shuffled(digits.training(), seed * 1_000_003 + epoch);
        double loss = 0;
        for (int from = 0; from < order.length; from += how.batchSize()) {
            int to = Math.min(order.length, from + how.batchSize());
            for (int i = from; i < to; i++) {
                loss += network.learn(digits, order[i]);
            }
            momentum.step(network.weights(), network.gradient(), to - from, plateau.learningRate());
        }
        plateau.observe(loss / order.length);
        last = validated(epoch, begin);
        return last;
    }

    private EpochResult validated(int epoch, long begin) {
        double loss = 0;
        int right = 0;
        for (int example = digits.training(); example < digits.size(); example++) {
            loss += network.loss(digits, example);
            right += network.predicted() == digits.label()[example] ? 1 : 0;
        }
        double count = digits.size() - digits.training();
        double accuracy = Double.isFinite(loss) ? right / count : Double.NaN;
        return new EpochResult(epoch, accuracy, loss / count, (System.nanoTime() - begin) / NANOS);
    }
}
