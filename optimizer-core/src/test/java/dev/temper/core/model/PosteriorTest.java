package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosteriorTest {
    private static final Kernel KERNEL = new Kernel(new int[] {0, 1, 1, 2}, Samples.TASKS);
    private static final double[] THETA = Samples.theta(KERNEL, 4);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40, 120})
    void meansAndVariancesAreThoseOfADirectSolve(int trials) {
        compare(KERNEL, THETA, trials);
        compare(Samples.FORETOLD, Samples.theta(Samples.FORETOLD, 4), trials);
    }

    private static void compare(Kernel kernel, double[] theta, int trials) {
        Observations observations = Samples.observations(trials, 4, 8);
        Block block = Posterior.of(kernel, theta, observations).block(candidates(observations));
        double[] means = block.means();
        double[] variances = block.variances();
        DMatrixRMaj covariance = Direct.covariance(kernel, theta, observations);
        for (int c = 0; c < block.size(); c++) {
            double[] k = Direct.cross(kernel, theta, observations, block.place(c));
            double[] weights = Direct.solve(covariance, k);
            double learned = Direct.dot(weights, Direct.residuals(kernel, observations));
            assertThat(means[c]).isCloseTo(kernel.trend().at(block.place(c)) + learned, within(1e-9));
            double prior = Direct.covariance(kernel, theta, block.place(c), block.place(c));
            assertThat(variances[c]).isCloseTo(prior - Direct.dot(weights, k), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 64, 100})
    void grownInStepsItHasTheBitsOfOneMadeAtOnce(int step) {
        Observations observations = Samples.observations(90, 4, 3);
        Posterior whole = Posterior.of(KERNEL, THETA, observations);
        Posterior grown = new Posterior(KERNEL, THETA);
        Block block = grown.block(candidates(observations));
        for (int i = 0; i < observations.size(); i += step) {
            List<Place> places = new ArrayList<>();
            List<Double> noises = new ArrayList<>();
            for (int j = i; j < Math.min(i + step, observations.size()); j++) {
                places.add(observations.place(j));
                noises.add(observations.noise(j));
            }
            grown.append(List.of(places.get(0).at(27)), new double[1]);
            block.update();
            grown.truncate(grown.size() - 1);
            grown.append(
                    places, noises.stream().mapToDouble(Double::doubleValue).toArray());
            block.update();
        }
        grown.setTargets(observations.targets());
        Block atOnce = whole.block(candidates(observations));
        assertThat(block.means()).containsExactly(atOnce.means());
        assertThat(block.variances()).containsExactly(atOnce.variances());
        for (int i = 0; i < whole.size(); i++) {
            for (int j = i; j < whole.size(); j++) {
                assertThat(grown.factor()[i][j]).isEqualTo(whole.factor()[i][j]);
            }
        }
    }

    @Test
    void fantasiesShrinkVariancesAndLeaveMeans() {
        Observations observations = Samples.observations(20, 4, 8);
        Posterior posterior = Posterior.of(KERNEL, THETA, observations);
        Block block = posterior.block(candidates(observations));
        double[] means = block.means();
        double[] variances = block.variances();
        int rows = posterior.size();
        posterior.append(block.place(2));
        block.update();
        assertThat(block.means()).containsExactly(means);
        assertThat(block.variances(rows)).containsExactly(variances);
        assertThat(block.variances()[2]).isLessThan(variances[2] / 2);
        for (int c = 0; c < block.size(); c++) {
            assertThat(block.variances()[c]).isLessThanOrEqualTo(variances[c]);
        }
    }

    @Test
    void aRowTakenOverFromABlockHasTheBitsOfOneAppended() {
        Observations observations = Samples.observations(20, 4, 8);
        Posterior appended = Posterior.of(KERNEL, THETA, observations);
        Posterior takenOver = Posterior.of(KERNEL, THETA, observations);
        Block block = takenOver.block(candidates(observations));
        for (int index : new int[] {3, 7, 3, 12}) {
            appended.append(block.place(index));
            takenOver.append(block, index);
            block.update();
        }
        assertThat(takenOver.size()).isEqualTo(appended.size());
        for (int i = 0; i < appended.size(); i++) {
            for (int j = i; j < appended.size(); j++) {
                assertThat(takenOver.factor()[i][j]).isEqualTo(appended.factor()[i][j]);
            }
        }
    }

    @Test
    void aFantasyTakesAwayTheSquaredShiftThatWasForetold() {
        Observations observations = Samples.observations(20, 4, 8);
        Posterior posterior = Posterior.of(KERNEL, THETA, observations);
        Place paused = observations.place(5);
        Block full = posterior.block(List.of(paused.at(27)));
        Block next = posterior.block(List.of(paused.at(9)));
        double before = full.variances()[0];
        int rows = posterior.size();
        double shift = Acquisition.shift(full.covariance(0, next, 0, rows), next.variances()[0], posterior.noise());
        posterior.append(paused.at(9));
        full.update();
        assertThat(full.variances()[0]).isCloseTo(before - shift * shift, within(1e-10));
    }

    @Test
    void whatIsNotFiniteMakesItUnsound() {
        Posterior posterior = new Posterior(KERNEL, THETA);
        posterior.append(new Place(new double[] {Double.NaN, 0, 0, 0}, 0, 1));
        assertThat(posterior.sound()).isFalse();
    }

    private static List<Place> candidates(Observations observations) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            places.add(new Place(Samples.point(4, 99, i), Place.NEW, i % 2 == 0 ? 27 : 3));
        }
        places.add(observations.place(0).at(27));
        places.add(observations.place(0));
        return places;
    }
}
