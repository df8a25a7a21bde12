package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Agreement with a numpy implementation of the same formulas, on saved cases. */
class PrototypeTest {
    private static final Offset<Double> CLOSE = within(1e-8);

    @Test
    void likelihoodGradientPosteriorAndShiftAgree() {
        Cases cases = Cases.open();
        int problems = 0;
        for (double[] head = cases.next("problem"); head != null; head = cases.next("problem")) {
            agree(cases, (int) head[1], (int) head[2], head[3]);
            problems++;
        }
        assertThat(problems).isEqualTo(3);
    }

    private static void agree(Cases cases, int columns, int trials, double full) {
        double[][] features = new double[trials + 6][];
        for (int i = 0; i < features.length; i++) {
            features[i] = cases.get("features");
        }
        Observations observations = observations(cases, features, trials);
        double[] theta = cases.get("theta");
        Kernel kernel = new Kernel(Samples.oneScaleEach(columns), new EpochKernel());
        double[] gradient = new double[theta.length];
        double value = new Likelihood(kernel, Priors.of(kernel), observations).value(theta, gradient);
        assertThat(value).isCloseTo(cases.get("value")[0], CLOSE);
        double[] expected = cases.get("gradient");
        for (int i = 0; i < theta.length; i++) {
            assertThat(gradient[i]).isCloseTo(expected[i], within(1e-8 * (1 + Math.abs(expected[i]))));
        }
        Posterior posterior = Posterior.of(kernel, theta, observations);
        List<Place> places = new ArrayList<>();
        for (int i = trials - 4; i < features.length; i++) {
            places.add(new Place(features[i], i < trials ? i : Place.NEW, full));
        }
        Block block = posterior.block(places);
        close(block.means(), cases.get("mean"));
        close(block.variances(), cases.get("variance"));
        shifts(posterior, block, cases.get("shiftLevel")[0], cases.get("shift"));
        Priors priors = Priors.of(kernel);
        Fitted fitted = Objects.requireNonNull(Fit.run(kernel, priors, observations, List.of(priors.start()), 30));
        assertThat(fitted.value()).isLessThan(cases.get("optimum")[0] + 0.05);
    }

    private static Observations observations(Cases cases, double[][] features, int trials) {
        Observations observations = new Observations();
        for (int i = 0; i < trials; i++) {
            observations.addTrial(features[i]);
        }
        double[] ofTrials = cases.get("trials");
        double[] levels = cases.get("levels");
        double[] targets = cases.get("targets");
        for (int i = 0; i < targets.length; i++) {
            observations.add((int) ofTrials[i], levels[i], targets[i], 0);
        }
        return observations;
    }

    private static void shifts(Posterior posterior, Block full, double level, double[] expected) {
        for (int i = 0; i < full.size(); i++) {
            Block next = posterior.block(List.of(full.place(i).at(level)));
            double covariance = full.covariance(i, next, 0, posterior.size());
            // A negative covariance tells as much as a positive one; the prototype took it for nothing.
            if (covariance > 0) {
                double shift = Acquisition.shift(covariance, next.variances()[0], posterior.noise());
                assertThat(shift).isCloseTo(expected[i], CLOSE);
            }
        }
    }

    @Test
    void warpAgrees() {
        Cases cases = Cases.open();
        for (int i = 0; i < 4; i++) {
            double[] fitted = cases.get("warpFit");
            double[] asked = cases.get("warpAsk");
            double[] expected = cases.get("warpResult");
            Warp warp = Warp.fit(fitted);
            double best = DoubleStream.of(fitted).filter(Double::isFinite).min().orElseThrow();
            // Better than the best the prototype went on along the logarithm.
            int[] within = IntStream.range(0, asked.length)
                    .filter(k -> !(asked[k] < best))
                    .toArray();
            assertThat(within.length).isGreaterThan(asked.length / 2);
            close(
                    warp.apply(IntStream.of(within).mapToDouble(k -> asked[k]).toArray()),
                    IntStream.of(within).mapToDouble(k -> expected[k]).toArray());
        }
    }

    @Test
    void logExpectedImprovementAgrees() {
        Cases cases = Cases.open();
        double[] mean = cases.get("eiMean");
        double[] sd = cases.get("eiSd");
        double[] best = cases.get("eiBest");
        double[] result = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            result[i] = Acquisition.logExpectedImprovement(mean[i], sd[i], best[i]);
        }
        close(result, cases.get("eiResult"));
    }

    private static void close(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(DoubleStream.of(actual).boxed().toArray(Double[]::new))
                .usingElementComparator((a, e) -> Math.abs(a - e) < 1e-8 ? 0 : 1)
                .containsExactly(DoubleStream.of(expected).boxed().toArray(Double[]::new));
    }
}
