package dev.temper.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The likelihood of several outputs whose Gaussian processes share their length scales and nothing else. Its
 * hyperparameters are the logarithm of each length scale, then the others of each output in turn.
 *
 * <p>Not thread-safe.
 */
final class JointLikelihood {
    private final Kernel kernel;
    private final Priors priors;
    private final List<Likelihood> outputs = new ArrayList<>();
    private final double[] part;

    JointLikelihood(Kernel kernel, Priors priors, List<Observations> observations) {
        this.kernel = kernel;
        this.priors = priors;
        observations.forEach(output -> outputs.add(new Likelihood(kernel, priors, output)));
        this.part = new double[kernel.parameters()];
    }

    /** The hyperparameters of one output's process alone: a new array. */
    static double[] part(Kernel kernel, double[] theta, int output) {
        int own = kernel.parameters() - kernel.scales();
        double[] part = Arrays.copyOf(theta, kernel.parameters());
        System.arraycopy(theta, kernel.scales() + output * own, part, kernel.scales(), own);
        return part;
    }

    /** As {@link Likelihood#value}; the prior of the length scales counts once. */
    double value(double[] theta, double[] gradient) {
        int d = kernel.scales();
        int own = kernel.parameters() - d;
        double sum = 0;
        Arrays.fill(gradient, 0);
        for (int k = 0; k < outputs.size(); k++) {
            double value = outputs.get(k).value(part(kernel, theta, k), part);
            sum += value;
            System.arraycopy(part, d, gradient, d + k * own, own);
            for (int i = 0; i < d; i++) {
                gradient[i] += part[i];
                if (k > 0) {
                    double z = (theta[i] - priors.mean(i)) / priors.deviation(i);
                    sum -= z * z / 2;
                    gradient[i] -= z / priors.deviation(i);
                }
            }
        }
        return Double.isFinite(sum) ? sum : Double.POSITIVE_INFINITY;
    }
}
