package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceKernelTest {
    private static final double STEP = 1e-5;
    private static final Kernel KERNEL = new Kernel(Samples.oneScaleEach(2), new SourceKernel(Samples.TASKS));
    private static final double[] LEVELS = {1, -1, 3, -3, -50, 27};

    /** Smooth values of own trials, and of imported ones: those are the same values by a factor, and a bit of noise. */
    private static Observations observations(double factor, int trials, long seed) {
        Observations observations = new Observations();
        for (int i = 0; i < trials; i++) {
            double[] x = Samples.point(2, seed, i);
            boolean imported = i % 3 > 0;
            int trial = observations.addTrial(x);
            double z = StrictMath.sin(5 * x[0]) + StrictMath.cos(4 * x[1]) - 0.3;
            double noise = 0.1 * (CounterRandom.unit(seed, 5, i) - 0.5);
            for (double t = 1; t < 10; t *= 3) {
                observations.add(trial, imported ? -t : t, (imported ? factor : 1) * (z + 0.3 / t) + noise, 0);
            }
        }
        return observations;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gradientIsThatOfFiniteDifferences(long seed) {
        Likelihood likelihood = new Likelihood(KERNEL, Priors.of(KERNEL), observations(-0.7, 21, seed));
        double[] theta = Samples.theta(KERNEL, seed);
        theta[theta.length - 2] -= 0.5 * seed;
        double[] gradient = new double[theta.length];
        double[] unused = new double[theta.length];
        likelihood.value(theta, gradient);
        for (int i = 0; i < theta.length; i++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += STEP;
            down[i] -= STEP;
            double expected = (likelihood.value(up, unused) - likelihood.value(down, unused)) / (2 * STEP);
            assertThat(gradient[i])
                    .as("hyperparameter %d", i)
                    .isCloseTo(expected, within(2e-6 * (1 + Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, -0.7, 0, 0.7, 3})
    void whatIsSharedAndWhatIsOwnArePositiveSemiDefinite(double r) {
        DMatrixRMaj shared = new DMatrixRMaj(LEVELS.length, LEVELS.length);
        DMatrixRMaj own = new DMatrixRMaj(LEVELS.length, LEVELS.length);
        new SourceKernel(new EpochKernel()).fill(new double[] {0, 2, -1.5, 0.7, 0.4, r}, LEVELS, shared, own);
        for (DMatrixRMaj matrix : List.of(shared, own)) {
            assertThat(MatrixFeatures_DDRM.isSymmetric(matrix, 0)).isTrue();
            assertThat(MatrixFeatures_DDRM.isPositiveSemidefinite(matrix)).isTrue();
        }
    }

    @Test
    void onlyWhatIsSharedAcrossSourcesIsWeakenedOrTurned() {
        DMatrixRMaj shared = new DMatrixRMaj(2, 2);
        DMatrixRMaj own = new DMatrixRMaj(2, 2);
        double[] parameters = {0, 2, -1.5, 0.7, 0.5, -1};
        new SourceKernel(new EpochKernel()).fill(parameters, new double[] {3, -3}, shared, own);
        assertThat(shared.get(0, 0)).isEqualTo(1);
        assertThat(shared.get(1, 1)).isEqualTo(1);
        assertThat(shared.get(0, 1)).isEqualTo(StrictMath.tanh(-1)).isEqualTo(SourceKernel.correlation(parameters));
        assertThat(own.get(0, 1)).isZero();
        assertThat(own.get(1, 1))
                .isCloseTo(own.get(0, 0) * StrictMath.E, within(1e-12))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void theCorrelationIsLearntWithItsSign(double factor) {
        Priors priors = Priors.of(KERNEL);
        double[] start = priors.start();
        double[] mirrored = priors.start();
        mirrored[mirrored.length - 2] = -start[start.length - 2];
        List<double[]> starts = List.of(start, mirrored);
        Fitted fitted = Objects.requireNonNull(Fit.run(KERNEL, priors, observations(factor, 45, 4), starts, 40));
        assertThat(factor * SourceKernel.correlation(KERNEL.taskParameters(fitted.theta())))
                .isGreaterThan(0.8);
    }
}
