package dev.temper.core.simulate;

import dev.temper.core.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * Learning curves out of nothing: a pure function of (seed, trial, epoch). Each trial has an asymptote and a speed of
 * its own; curves cross, carry noise, and some go wrong. Values are losses in [0, 2]: the caller turns them round for
 * a metric to maximise.
 */
public final class SyntheticCurve {
    private static final long ASYMPTOTE = 1;
    private static final long SPEED = 2;
    private static final long NOISE = 3;
    private static final long DIVERGENCE = 4;
    private static final long EARLY = 5;
    private static final long FAILURE = 6;
    private static final long PACE = 7;
    private static final long BESIDE = 8;
    private static final long STDDEV = 9;
    private static final long FURTHER = 10;
    private static final long CONVERGENCE = 40;

    private static final double[] DIVERGED = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private final long seed;
    private final Training training;

    /** Curves of a seed. */
    public SyntheticCurve(long seed, Training training) {
        this.seed = seed;
        this.training = training;
    }

    /** The loss of a trial after an epoch, NaN or infinite from the epoch on at which it diverges. */
    public double loss(int trial, int epoch, int fullEpochs) {
        if (epoch >= trouble(DIVERGENCE, trial, training.divergence(), fullEpochs)) {
            return DIVERGED[(int) (draw(DIVERGENCE, trial, 2) * DIVERGED.length)];
        }
        double asymptote = draw(ASYMPTOTE, trial, 0);
        double speed = 0.3 + 3 * draw(SPEED, trial, 0);
        double left = StrictMath.exp(-speed * epoch / (0.4 * fullEpochs));
        double noise = 0.02 * draw(NOISE, trial, epoch);
        double loss = asymptote + (1.8 - asymptote) * left * 0.5 + noise;
        return training.levels() == 0 ? loss : StrictMath.floor(loss * training.levels()) / training.levels();
    }

    /** The epoch at whose end a run's process crashes; beyond all epochs when it does not. */
    public int failsAt(long lease, int fullEpochs) {
        return trouble(FAILURE, lease, training.failure(), fullEpochs);
    }

    /** The epoch at whose end a trial's process ends by itself; beyond all epochs when it trains in full. */
    public int endsAt(int trial, int fullEpochs) {
        return trouble(EARLY, trial, training.early(), fullEpochs);
    }

    /** Whether a trial whose process ends by itself says that it has converged. */
    public boolean converges(int trial) {
        return draw(CONVERGENCE, trial, 0) < training.converged();
    }

    /** Another metric of a trial, in [0, 1), that has nothing to do with its loss. */
    public double beside(int trial) {
        return draw(BESIDE, trial, 0);
    }

    /** A further objective of a trial after an epoch: coarse, so that trials tie, and now and then not a number. */
    public double further(String name, int trial, int epoch) {
        double drawn = draw(FURTHER + name.length(), trial, 0);
        double moved = drawn + 0.1 * draw(FURTHER + name.length(), trial, epoch);
        return draw(FURTHER, trial, epoch) < 0.002 ? Double.NaN : StrictMath.floor(12 * moved) / 12;
    }

    /** The standard deviation that comes with a loss; null in half of the reports. */
    public @Nullable Double stddev(int trial, int epoch) {
        double drawn = draw(STDDEV, trial, epoch);
        return drawn < 0.5 ? null : Double.valueOf(0.04 * (drawn - 0.5));
    }

    /** How long an epoch of a trial takes. */
    public long epochMillis(int trial) {
        return Math.max(1, (long) (training.epochMillis() * (0.5 + 1.5 * draw(PACE, trial, 0))));
    }

    private int trouble(long kind, long of, double chance, int fullEpochs) {
        if (draw(kind, of, 0) >= chance) {
            return Integer.MAX_VALUE;
        }
        return (int) (draw(kind, of, 1) * fullEpochs);
    }

    private double draw(long kind, long of, long counter) {
        return CounterRandom.unit(seed, kind * 0x1_0000_0000L + of, counter);
    }
}
