package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any Gaussian process, whatever the numbers. */
class ModelIdentitiesTest {
    private static final double[] RUNGS = {1, 9, 27};
    private static final Kernel KERNEL = new Kernel(Samples.oneScaleEach(2), Samples.TASKS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void densityOfAllIsTheProductOfEachGivenTheOnesBefore(long seed) {
        compare(KERNEL, Samples.observations(25, 2, seed), seed);
        compare(Samples.FORETOLD, Samples.observations(25, 4, seed), seed);
    }

    private static void compare(Kernel kernel, Observations observations, long seed) {
        double[] theta = Samples.theta(kernel, seed);
        double[] unused = new double[theta.length];
        Priors priors = Priors.of(kernel);
        double joint = new Likelihood(kernel, priors, observations).value(theta, new double[theta.length])
                - priors.value(theta, unused);
        Posterior posterior = new Posterior(kernel, theta);
        double chained = 0;
        double[] targets = observations.targets();
        for (int i = 0; i < targets.length; i++) {
            Block next = posterior.block(List.of(observations.place(i)));
            double variance = next.variances()[0] + posterior.noise() + observations.noise(i);
            double error = targets[i] - next.means()[0];
            chained += error * error / variance / 2 + StrictMath.log(variance) / 2;
            posterior.append(List.of(observations.place(i)), new double[] {observations.noise(i)});
            posterior.setTargets(Arrays.copyOf(targets, i + 1));
        }
        assertThat(chained).isCloseTo(joint, within(1e-8 * Math.abs(joint)));
    }

    @Test
    void observationsInAnyOrderPredictTheSame() {
        Observations observations = Samples.observations(25, 2, 7);
        Observations reversed = new Observations();
        for (int i = 0; i < observations.trials(); i++) {
            reversed.addTrial(observations.features(i));
        }
        for (int i = observations.size() - 1; i >= 0; i--) {
            reversed.add(observations.trial(i), observations.level(i), observations.target(i), observations.noise(i));
        }
        double[] theta = Samples.theta(KERNEL, 7);
        List<Place> places = List.of(
                new Place(new double[] {0.2, 0.9}, Place.NEW, 27),
                observations.place(3).at(27));
        Block one = Posterior.of(KERNEL, theta, observations).block(places);
        Block other = Posterior.of(KERNEL, theta, reversed).block(places);
        for (int i = 0; i < places.size(); i++) {
            assertThat(other.means()[i]).isCloseTo(one.means()[i], within(1e-9));
            assertThat(other.variances()[i]).isCloseTo(one.variances()[i], within(1e-9));
        }
    }

    @Test
    void aValueReportedWithHugeNoiseTeachesNothing() {
        Observations observations = Samples.observations(20, 2, 7);
        double[] theta = Samples.theta(KERNEL, 7);
        Posterior posterior = Posterior.of(KERNEL, theta, observations);
        Block block = posterior.block(List.of(new Place(new double[] {0.5, 0.5}, Place.NEW, 9)));
        double mean = block.means()[0];
        double[] targets = Arrays.copyOf(observations.targets(), observations.size() + 1);
        targets[targets.length - 1] = 50;
        posterior.append(List.of(block.place(0).at(27)), new double[] {1e12});
        posterior.setTargets(targets);
        block.update();
        assertThat(block.means()[0]).isCloseTo(mean, within(1e-8));
    }

    /** Draws values from the model itself and fits them: the hyperparameters come back as far as the data tell. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void hyperparametersOfASampledPathAreFound(long seed) {
        double[] truth = {StrictMath.log(0.3), StrictMath.log(1.2), 0, 0.5, -0.5, -1, -1, 1.5, -2};
        Observations sampled = sample(truth, 70, seed);
        Priors priors = Priors.of(KERNEL);
        Fitted fitted = Objects.requireNonNull(Fit.run(KERNEL, priors, sampled, List.of(priors.start()), 40));
        double[] unused = new double[truth.length];
        assertThat(fitted.value()).isLessThan(new Likelihood(KERNEL, priors, sampled).value(truth, unused));
        double[] found = fitted.theta();
        assertThat(found[0]).isCloseTo(truth[0], within(0.5));
        assertThat(found[1]).isCloseTo(truth[1], within(0.8));
        assertThat(found[2]).isCloseTo(truth[2], within(0.6));
        assertThat(found[3]).isCloseTo(truth[3], within(0.5));
        assertThat(found[4]).isCloseTo(truth[4], within(0.6));
        assertThat(found[6]).isCloseTo(truth[6], within(0.4));
        assertThat(found[8]).isCloseTo(truth[8], within(0.3));
    }

    private static Observations sample(double[] theta, int trials, long seed) {
        Observations places = repeated(trials, seed, new double[RUNGS.length * 2 * trials]);
        double[][] factor = Direct.covariance(KERNEL, theta, places).get2DData();
        assertThat(Cholesky.extend(factor, 0, places.size(), Kernel.NUGGET)).isTrue();
        double[] values = new double[places.size()];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k <= i; k++) {
                values[i] += factor[k][i] * Normal.quantile(CounterRandom.unit(seed, 500, k) + 0x1.0p-54);
            }
        }
        return repeated(trials, seed, values);
    }

    /** Each run is observed twice at each of three levels, so that noise can be told from its own deviation. */
    private static Observations repeated(int trials, long seed, double[] values) {
        Observations observations = new Observations();
        for (int i = 0; i < trials; i++) {
            int trial = observations.addTrial(Samples.point(2, seed, i));
            for (int k = 0; k < 2 * RUNGS.length; k++) {
                observations.add(trial, RUNGS[k / 2], values[2 * RUNGS.length * i + k], 0);
            }
        }
        return observations;
    }
}
