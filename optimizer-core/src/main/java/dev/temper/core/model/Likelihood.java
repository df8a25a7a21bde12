package dev.temper.core.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Minus the logarithm of the hyperparameters' posterior density given observations, up to a constant: what the fit
 * minimises. Its buffers are made once and used by every evaluation.
 *
 * <p>Not thread-safe.
 */
public final class Likelihood {
    private final Kernel kernel;
    private final Priors priors;
    private final double[] targets;
    private final double[] means;
    private final double[] noises;
    private final int[] trial;
    private final int[] level;
    private final double[] levels;
    private final TrialKernel trials;
    private final DMatrixRMaj shared;
    private final DMatrixRMaj own;
    private final DMatrixRMaj sharedSum;
    private final DMatrixRMaj ownSum;
    private final double[][] u;
    private final double[][] w;
    private final double[] weights;

    /** The function for these observations, which must not change any more. */
    public Likelihood(Kernel kernel, Priors priors, Observations observations) {
        this.kernel = kernel;
        this.priors = priors;
        int n = observations.size();
        this.targets = observations.targets();
        this.levels = observations.levels();
        this.means = new double[n];
        this.noises = new double[n];
        this.trial = new int[n];
        this.level = new int[n];
        for (int i = 0; i < n; i++) {
            means[i] = kernel.trend().at(observations.place(i));
            targets[i] -= means[i];
            noises[i] = observations.noise(i);
            trial[i] = observations.trial(i);
            level[i] = Arrays.binarySearch(levels, observations.level(i));
        }
        this.trials = new TrialKernel(kernel, observations);
        int m = levels.length;
        this.shared = new DMatrixRMaj(m, m);
        this.own = new DMatrixRMaj(m, m);
        this.sharedSum = new DMatrixRMaj(m, m);
        this.ownSum = new DMatrixRMaj(m, m);
        this.u = new double[n][n];
        this.w = new double[n][n];
        this.weights = new double[n];
    }

    /** Number of hyperparameters. */
    public int parameters() {
        return kernel.parameters();
    }

    /**
     * The value at theta; infinite if the matrix can't be factorised there.
     *
     * @param gradient overwritten with the derivatives, which mean nothing if the value is infinite
     */
    public double value(double[] theta, double[] gradient) {
        double value = priors.value(theta, gradient);
        double[] taskParameters = kernel.taskParameters(theta);
        trials.evaluate(theta);
        kernel.task().fill(taskParameters, levels, shared, own);
        int n = targets.length;
        fillCovariance(kernel.noise(theta));
        if (!Cholesky.extend(u, 0, n, Kernel.NUGGET)) {
            return Double.POSITIVE_INFINITY;
        }
        System.arraycopy(targets, 0, weights, 0, n);
        Cholesky.solve(u, n, weights);
        for (int i = 0; i < n; i++) {
            value += weights[i] * weights[i] / 2;
        }
        value += Cholesky.logDiagonal(u, n);
        Cholesky.solveBack(u, n, weights);
        Cholesky.negativeInverse(u, n, w);
        double trace = aggregate();
        taskGradient(taskParameters, gradient);
        trials.gradient(gradient);
        int last = theta.length - 1;
        gradient[last] += trace * StrictMath.exp(2 * theta[last]);
        return Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
    }

    private void fillCovariance(double noise) {
        for (int i = 0; i < targets.length; i++) {
            double[] input = trials.input(trial[i]);
            double[] row = u[i];
            for (int j = i; j < targets.length; j++) {
                row[j] = input[trial[j]] * shared.unsafe_get(level[i], level[j]);
                row[j] += kernel.trend().covariance(means[i], means[j]);
                if (trial[i] == trial[j]) {
                    row[j] += own.unsafe_get(level[i], level[j]);
                }
            }
            row[i] += noise + noises[i];
        }
    }

    /**
     * Sums G = K^-1 - a a', a = K^-1 z, up to what each hyperparameter's derivative is a short sum over: pairs of levels
     * and pairs of trials.
     *
     * @return the trace of G
     */
    private double aggregate() {
        sharedSum.zero();
        ownSum.zero();
        trials.clear();
        double trace = 0;
        for (int i = 0; i < targets.length; i++) {
            double g = -u[i][i] - weights[i] * weights[i];
            trace += g;
            add(i, i, g);
            for (int j = i + 1; j < targets.length; j++) {
                add(i, j, 2 * (-u[i][j] - weights[i] * weights[j]));
            }
        }
        return trace;
    }

    private void add(int i, int j, double g) {
        int levels = shared.getIndex(level[i], level[j]);
        sharedSum.plus(levels, g * trials.input(trial[i])[trial[j]]);
        if (trial[i] == trial[j]) {
            ownSum.plus(levels, g);
        } else {
            trials.add(trial[i], trial[j], g * shared.get(levels));
        }
    }

    private void taskGradient(double[] parameters, double[] gradient) {
        for (int p = 0; p < parameters.length; p++) {
            kernel.task().derivative(parameters, p, levels, shared, own);
            CommonOps_DDRM.elementMult(shared, sharedSum);
            CommonOps_DDRM.elementMult(own, ownSum);
            CommonOps_DDRM.addEquals(shared, own);
            gradient[kernel.scales() + p] += CommonOps_DDRM.elementSum(shared) / 2;
        }
    }
}
