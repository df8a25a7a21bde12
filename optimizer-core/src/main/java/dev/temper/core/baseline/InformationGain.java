package dev.temper.core.baseline;

import dev.temper.core.model.Normal;
import dev.temper.core.random.CounterRandom;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.mult.MatrixMatrixMult_DDRM;
import org.ejml.dense.row.mult.MatrixVectorMult_DDRM;

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
    /** Cholesky factor of the representers' covariance, lower triangular. */
    private final DMatrixRMaj factor;
    /** Standard normal numbers behind the samples: point x sample. */
    private final DMatrixRMaj draws;
    /** Sample x point. */
    private final DMatrixRMaj samples;

    private final double[] logDensity;
    private final double now;
    /** An observation's covariance with the points in terms of the numbers behind the samples. */
    private final DMatrixRMaj whitened;
    /** How far an observation moves each sample. */
    private final DMatrixRMaj shifts = new DMatrixRMaj(SAMPLES, 1);
    /** Of how many samples each point is the lowest. */
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
    InformationGain(double[] mean, DMatrixRMaj covariance, double[] logDensity, DMatrixRMaj draws) {
        this.size = mean.length;
        this.logDensity = logDensity;
        this.draws = CommonOps_DDRM.extract(draws, 0, size, 0, SAMPLES);
        this.factor = factorised(covariance);
        this.samples = sampled(mean);
        this.whitened = new DMatrixRMaj(size, 1);
        this.counts = new int[size];
        count(0, mean);
        this.now = negentropy();
    }

    /** Standard normal numbers, the same for each proposal of an experiment: point x sample. */
    static DMatrixRMaj draws(int points, long seed, long stream) {
        DMatrixRMaj draws = new DMatrixRMaj(points, SAMPLES);
        for (int i = 0; i < points; i++) {
            for (int s = 0; s < SAMPLES; s++) {
                // A little more keeps clear of 0, whose quantile is infinite.
                double unit = CounterRandom.unit(seed, stream, (long) i * SAMPLES + s) + 0x1.0p-54;
                draws.set(i, s, Normal.quantile(unit));
            }
        }
        return draws;
    }

    /** Joint samples of the function at the points: the mean, and the factor times the draws. */
    private DMatrixRMaj sampled(double[] mean) {
        DMatrixRMaj columns = new DMatrixRMaj(size, SAMPLES);
        for (int i = 0; i < size; i++) {
            Arrays.fill(columns.data, i * SAMPLES, (i + 1) * SAMPLES, mean[i]);
        }
        MatrixMatrixMult_DDRM.multAdd_reorder(factor, draws, columns);
        return CommonOps_DDRM.transpose(columns, null);
    }

    /** Probability of each representer point to be the lowest, before any observation. */
    double[] probabilities() {
        shifts.zero();
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
        CommonOps_DDRM.scale(-shrink, whitened);
        MatrixVectorMult_DDRM.multTransA_reorder(draws, whitened, shifts);
        double sum = 0;
        for (double milestone : OUTCOMES) {
            count(milestone / StrictMath.sqrt(variance), covariance);
            sum += negentropy();
        }
        return sum / OUTCOMES.length - now;
    }

    /** Solves factor * whitened = covariance; returns the squared length. */
    private double whiten(double[] covariance) {
        System.arraycopy(covariance, 0, whitened.data, 0, size);
        TriangularSolver_DDRM.solveL(factor.data, whitened.data, size);
        return CommonOps_DDRM.dot(whitened, whitened);
    }

    /** How often each point is the lowest when each sample is moved along a direction. */
    private void count(double further, double[] direction) {
        Arrays.fill(counts, 0);
        for (int s = 0; s < SAMPLES; s++) {
            double shift = shifts.get(s) + further;
            int sample = s * size;
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < size; j++) {
                double value = samples.get(sample + j) + shift * direction[j];
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

    /** Raises pivots that rounding makes too small, which the covariance of points close to each other has. */
    private static DMatrixRMaj factorised(DMatrixRMaj matrix) {
        int n = matrix.numRows;
        DMatrixRMaj factor = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix.get(i, j);
                for (int k = 0; k < j; k++) {
                    rest -= factor.unsafe_get(i, k) * factor.unsafe_get(j, k);
                }
                double least = JITTER * (1 + matrix.get(i, i));
                factor.set(i, j, i == j ? StrictMath.sqrt(Math.max(rest, least)) : rest / factor.get(j, j));
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
