package dev.temper.core.baseline;

import dev.temper.core.model.Normal;
import dev.temper.core.random.CounterRandom;
import java.util.Arrays;

/**
 * What an observation is expected to tell about where the minimum lies (entropy search: Hennig, Schuler 2012), with the
 * distribution of the minimum over a few representer points counted from joint samples instead of expectation
 * propagation. The same samples serve every candidate: an observation moves each of them by its rank-one update, so that
 * nothing is drawn or factorised anew.
 */
final class InformationGain {
    /** Joint samples of the function at the representer points. */
    private static final int SAMPLES = 128;

    /** Outcomes that an observation is imagined to have, in its standard deviations: equally likely ones. */
    private static final double[] OUTCOMES = {Normal.quantile(1 / 6.0), 0, Normal.quantile(5 / 6.0)};

    private static final double JITTER = 1e-8;
    private static final double[] LOG_SHARES = logShares();

    private final int size;
    /** Cholesky factor of the representers' covariance. */
    private final double[][] factor;
    /** Standard normal numbers behind the samples: point x sample. */
    private final double[][] draws;
    /** Sample x point. */
    private final double[][] samples;

    private final double[] logDensity;
    private final double now;
    private final double[] whitened;
    private final double[] shifts = new double[SAMPLES];
    private final int[] counts;

    /**
     * The state of knowledge before an observation.
     *
     * @param mean of the function at the representer points
     * @param covariance of the function there
     * @param logDensity logarithm of the density that the points were drawn from, up to a constant: information is
     *     measured against the uniform distribution
     * @param draws standard normal numbers of {@link #draws}, for at least as many points
     */
    InformationGain(double[] mean, double[][] covariance, double[] logDensity, double[][] draws) {
        this.size = mean.length;
        this.logDensity = logDensity;
        this.draws = draws;
        this.factor = factorised(covariance);
        this.samples = new double[SAMPLES][size];
        for (int s = 0; s < SAMPLES; s++) {
            for (int i = 0; i < size; i++) {
                double sum = mean[i];
                for (int k = 0; k <= i; k++) {
                    sum += factor[i][k] * draws[k][s];
                }
                samples[s][i] = sum;
            }
        }
        this.whitened = new double[size];
        this.counts = new int[size];
        count(0, mean);
        this.now = negentropy();
    }

    /** Standard normal numbers, the same for each proposal of an experiment: point x sample. */
    static double[][] draws(int points, long seed, long stream) {
        double[][] draws = new double[points][SAMPLES];
        for (int i = 0; i < points; i++) {
            for (int s = 0; s < SAMPLES; s++) {
                // A little more keeps clear of 0, whose quantile is infinite.
                double unit = CounterRandom.unit(seed, stream, (long) i * SAMPLES + s) + 0x1.0p-54;
                draws[i][s] = Normal.quantile(unit);
            }
        }
        return draws;
    }

    /** Probability of each representer point to be the lowest, before any observation. */
    double[] probabilities() {
        Arrays.fill(shifts, 0);
        count(0, new double[size]);
        return Arrays.stream(counts)
                .mapToDouble(count -> (double) count / SAMPLES)
                .toArray();
    }

    /**
     * Expected gain of an observation, in nats; by the luck of the samples it may be negative.
     *
     * @param covariance of the observed function value with those at the representer points
     * @param variance of the observation, its noise included
     */
    double of(double[] covariance, double variance) {
        double square = whiten(covariance);
        if (square <= 0) {
            return 0;
        }
        double kept = StrictMath.sqrt(Math.max(0, 1 - square / variance));
        double shrink = (1 - kept) / square;
        Arrays.fill(shifts, 0);
        for (int i = 0; i < size; i++) {
            double weight = shrink * whitened[i];
            double[] row = draws[i];
            for (int s = 0; s < SAMPLES; s++) {
                shifts[s] -= weight * row[s];
            }
        }
        double sum = 0;
        for (double milestone : OUTCOMES) {
            count(milestone / StrictMath.sqrt(variance), covariance);
            sum += negentropy();
        }
        return sum / OUTCOMES.length - now;
    }

    /** Solves factor * whitened = covariance; returns the squared length. */
    private double whiten(double[] covariance) {
        double square = 0;
        for (int i = 0; i < size; i++) {
            double rest = covariance[i];
            double[] row = factor[i];
            for (int k = 0; k < i; k++) {
                rest -= row[k] * whitened[k];
            }
            whitened[i] = rest / row[i];
            square += whitened[i] * whitened[i];
        }
        return square;
    }

    /** How often each point is the lowest when each sample is moved along a direction. */
    private void count(double further, double[] direction) {
        Arrays.fill(counts, 0);
        for (int s = 0; s < SAMPLES; s++) {
            double shift = shifts[s] + further;
            double[] sample = samples[s];
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < size; j++) {
                double value = sample[j] + shift * direction[j];
                if (value < least) {
                    least = value;
                    best = j;
                }
            }
            counts[best]++;
        }
    }

    /** Kullback-Leibler divergence of the counted distribution from the uniform one, up to a constant. */
    private double negentropy() {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            if (counts[j] > 0) {
                sum += (double) counts[j] / SAMPLES * (LOG_SHARES[counts[j]] + logDensity[j]);
            }
        }
        return sum;
    }

    private static double[][] factorised(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                double least = JITTER * (1 + matrix[i][i]);
                factor[i][j] = i == j ? StrictMath.sqrt(Math.max(rest, least)) : rest / factor[j][j];
            }
        }
        return factor;
    }

    private static double[] logShares() {
        double[] logs = new double[SAMPLES + 1];
        for (int count = 1; count <= SAMPLES; count++) {
            logs[count] = StrictMath.log((double) count / SAMPLES);
        }
        return logs;
    }
}
