package dev.temper.demo;

/** A training run: what it has learnt so far, and the next epoch. Not safe for several threads. */
public final class LettersTraining {
    private static final double NANOS = 1e9;

    private final PrintedLetters letters;
    private final Hyperparameters how;
    private final long seed;
    private final LettersNetwork network;
    private final Adam adam;
    private EpochResult last = new EpochResult(0, Double.NaN, Double.NaN, 0);

    /** Nothing trained yet; the seed decides the first weights and the order of examples. */
    public LettersTraining(PrintedLetters letters, Hyperparameters how, long seed) {
        this.letters = letters;
        this.how = how;
        this.seed = seed;
        this.network = new LettersNetwork(how.units(), seed);
        this.adam = new Adam(how, network.weights().length);
    }

    Hyperparameters how() {
        return how;
    }

    long seed() {
        return seed;
    }

    LettersNetwork network() {
        return network;
    }

    Adam adam() {
        return adam;
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
        int[] order = Rows.order(letters.training(), seed * 1_000_003 + epoch);
        double rate = how.learningRate() * StrictMath.pow(1 - how.decay(), epoch - 1);
        for (int from = 0; from < order.length; from += how.batchSize()) {
            int to = Math.min(order.length, from + how.batchSize());
            for (int i = from; i < to; i++) {
                network.learn(letters, order[i]);
            }
            adam.step(network.weights(), network.gradient(), to - from, rate);
        }
        last = validated(epoch, begin);
        return last;
    }

    private EpochResult validated(int epoch, long begin) {
        double loss = 0;
        int right = 0;
        for (int example = letters.training(); example < letters.size(); example++) {
            loss += network.loss(letters, example);
            right += network.predicted() == letters.label()[example] ? 1 : 0;
        }
        double count = letters.size() - letters.training();
        double accuracy = Double.isFinite(loss) ? right / count : Double.NaN;
        return new EpochResult(epoch, accuracy, loss / count, (System.nanoTime() - begin) / NANOS);
    }
}
