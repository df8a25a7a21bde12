package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
    private static final double[] REFERENCE = {1, 1.5};

    private static List<double[]> points(long seed, int count) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(
                    new double[] {2 * CounterRandom.unit(seed, 1, i) - 0.8, 2.5 * CounterRandom.unit(seed, 2, i) - 0.8
                    });
        }
        return points;
    }

    /** By counting the cells of a fine grid. */
    private static double counted(List<double[]> points, double[] reference) {
        int cells = 400;
        double low = -1;
        int inside = 0;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                double x = low + (reference[0] - low) * (i + 0.5) / cells;
                double y = low + (reference[1] - low) * (j + 0.5) / cells;
                inside += points.stream().anyMatch(point -> point[0] <= x && point[1] <= y) ? 1 : 0;
            }
        }
        return inside * (reference[0] - low) * (reference[1] - low) / ((double) cells * cells);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theAreaIsThatOfCountingCells(long seed) {
        List<double[]> points = points(seed, 8);
        assertThat(new Hypervolume(points, REFERENCE).area()).isCloseTo(counted(points, REFERENCE), within(0.03));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theExpectedImprovementIsTheIntegral(long seed) {
        List<double[]> points = points(seed, (int) seed - 1);
        Hypervolume front = new Hypervolume(points, REFERENCE);
        double[] means = points(seed + 100, 1).get(0);
        double[] deviations = {0.1 + CounterRandom.unit(seed, 5, 0), 0.1 + CounterRandom.unit(seed, 6, 0)};
        int side = 400;
        double step = 16.0 / side;
        double sum = 0;
        double beaten = 0;
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double u = (i + 0.5) * step - 8;
                double v = (j + 0.5) * step - 8;
                double weight = Normal.pdf(u) * Normal.pdf(v) * step * step;
                double[] drawn = {means[0] + deviations[0] * u, means[1] + deviations[1] * v};
                List<double[]> more = new ArrayList<>(points);
                more.add(drawn);
                sum += weight * (new Hypervolume(more, REFERENCE).area() - front.area());
                beaten += points.stream().noneMatch(p -> p[0] <= drawn[0] && p[1] <= drawn[1]) ? weight : 0;
            }
        }
        assertThat(StrictMath.exp(front.logExpectedImprovement(means, deviations)))
                .isCloseTo(sum, within(0.01 * sum));
        // Points beyond the reference dominate too, but are no part of the front.
        if (points.stream().allMatch(p -> p[0] < REFERENCE[0] && p[1] < REFERENCE[1])) {
            assertThat(front.probability(means, deviations)).isCloseTo(beaten, within(0.02));
        }
    }

    @Test
    void withoutAFrontItIsTheProductOfTwoImprovementsOnTheReference() {
        Hypervolume empty = new Hypervolume(List.of(), REFERENCE);
        double[] means = {0.3, 2};
        double[] deviations = {0.5, 0.7};
        assertThat(empty.logExpectedImprovement(means, deviations))
                .isCloseTo(
                        Acquisition.logExpectedImprovement(0.3, 0.5, 1)
                                + Acquisition.logExpectedImprovement(2, 0.7, 1.5),
                        within(1e-12));
        assertThat(empty.probability(means, deviations)).isEqualTo(1);
        assertThat(empty.area()).isZero();
    }

    @Test
    void aPointThatIsAllButCertainAddsTheAreaThatItAdds() {
        Hypervolume front = new Hypervolume(List.of(new double[] {0, 1}, new double[] {0.5, 0.25}), REFERENCE);
        double[] certain = {1e-9, 1e-9};
        double added = new Hypervolume(
                                List.of(new double[] {0, 1}, new double[] {0.5, 0.25}, new double[] {0.25, 0.5}),
                                REFERENCE)
                        .area()
                - front.area();
        assertThat(StrictMath.exp(front.logExpectedImprovement(new double[] {0.25, 0.5}, certain)))
                .isCloseTo(added, within(1e-6));
        assertThat(front.probability(new double[] {0.25, 0.5}, certain)).isCloseTo(1, within(1e-9));
        assertThat(front.probability(new double[] {0.75, 0.5}, certain)).isCloseTo(0, within(1e-9));
    }

    @Test
    void farBehindTheFrontItsLogarithmIsFinite() {
        Hypervolume front = new Hypervolume(List.of(new double[] {-3, -3}), REFERENCE);
        double near = front.logExpectedImprovement(new double[] {30, 40}, new double[] {0.5, 0.5});
        double far = front.logExpectedImprovement(new double[] {60, 40}, new double[] {0.5, 0.5});
        assertThat(near).isFinite().isLessThan(-1000);
        assertThat(far).isFinite().isLessThan(near);
    }

    @Test
    void manyPointsAtOnceAreEachWorthWhatTheyAreAlone() {
        Hypervolume front = new Hypervolume(points(3, 6), REFERENCE);
        double[] first = {-0.5, 0.1, 0.7};
        double[] second = {0.2, 1.1};
        double[] deviations = {0.3, 0.6};
        double[][] all = front.logExpectedImprovements(first, second, deviations);
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < second.length; j++) {
                assertThat(all[i][j])
                        .isEqualTo(front.logExpectedImprovement(new double[] {first[i], second[j]}, deviations));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void scalarisedImprovementIsNearThatOfManyDraws(long seed) {
        double[] weights = new double[3];
        double[] means = new double[3];
        double[] deviations = new double[3];
        for (int i = 0; i < 3; i++) {
            weights[i] = 0.1 + CounterRandom.unit(seed, 1, i);
            means[i] = CounterRandom.unit(seed, 2, i);
            deviations[i] = 0.2 + 0.3 * CounterRandom.unit(seed, 3, i);
        }
        Chebyshev scalar = new Chebyshev(weights, new double[] {-0.5, -0.5, -0.5});
        double best = scalar.of(new double[] {0.4, 0.4, 0.4});
        double sum = 0;
        int side = 40;
        for (int draw = 0; draw < side * side * side; draw++) {
            double[] drawn = new double[3];
            int rest = draw;
            for (int i = 0; i < 3; i++) {
                drawn[i] = means[i] + deviations[i] * Normal.quantile((rest % side + 0.5) / side);
                rest /= side;
            }
            sum += Math.max(0, best - scalar.of(drawn));
        }
        double expected = sum / (side * side * side);
        assertThat(StrictMath.exp(scalar.logExpectedImprovement(means, deviations, best)))
                .isCloseTo(expected, within(0.15 * expected + 0.002));
    }
}
