package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoundedDescentTest {
    private static final Priors PRIORS = Priors.of(new Kernel(Samples.oneScaleEach(2), new SingleTask()));

    @Test
    void findsTheBottomOfACurvedValley() {
        BoundedDescent descent = new BoundedDescent(BoundedDescentTest::rosenbrock, PRIORS);
        assertThat(descent.minimise(PRIORS.start(), 200)).isLessThan(1e-10);
        assertThat(descent.point()[0]).isCloseTo(1, within(1e-4));
        assertThat(descent.point()[1]).isCloseTo(1, within(1e-4));
    }

    @Test
    void stopsAtABoundAndGoesOnAlongIt() {
        double bound = PRIORS.upper(3);
        BoundedDescent descent = new BoundedDescent(
                (x, g) -> {
                    g[0] = 2 * (x[0] + 0.7);
                    g[3] = 2 * (x[3] - 9) + (x[0] + 0.7);
                    g[0] += x[3] - 9;
                    return (x[0] + 0.7) * (x[0] + 0.7) + (x[3] - 9) * (x[3] - 9) + (x[0] + 0.7) * (x[3] - 9);
                },
                PRIORS);
        descent.minimise(PRIORS.start(), 50);
        assertThat(descent.point()[3]).isEqualTo(bound);
        assertThat(descent.point()[0]).isCloseTo(-0.7 - (bound - 9) / 2, within(1e-4));
    }

    @Test
    void leavesABoundThatItStartsFrom() {
        BoundedDescent descent = new BoundedDescent(BoundedDescentTest::rosenbrock, PRIORS);
        double[] corner = new double[PRIORS.size()];
        for (int i = 0; i < corner.length; i++) {
            corner[i] = PRIORS.lower(i) - 1;
        }
        assertThat(descent.minimise(corner, 300)).isLessThan(1e-6);
    }

    @Test
    void backsOutOfPlacesWhereTheFunctionIsUndefined() {
        BoundedDescent descent = new BoundedDescent(
                (x, g) -> {
                    g[0] = -1 / x[0] + 40;
                    return x[0] <= 0 ? Double.POSITIVE_INFINITY : -StrictMath.log(x[0]) + 40 * x[0];
                },
                PRIORS);
        double[] start = PRIORS.start();
        start[0] = 3;
        descent.minimise(start, 60);
        assertThat(descent.point()[0]).isCloseTo(1.0 / 40, within(1e-4));
    }

    @Test
    void saysSoWhereItsStartIsUndefined() {
        BoundedDescent descent = new BoundedDescent((x, g) -> Double.NaN, PRIORS);
        assertThat(descent.minimise(PRIORS.start(), 5)).isInfinite();
        assertThat(descent.evaluations()).isEqualTo(1);
    }

    private static double rosenbrock(double[] x, double[] gradient) {
        double along = x[1] - x[0] * x[0];
        gradient[0] = -2 * (1 - x[0]) - 40 * x[0] * along;
        gradient[1] = 20 * along;
        gradient[2] = x[2];
        return (1 - x[0]) * (1 - x[0]) + 10 * along * along + x[2] * x[2] / 2;
    }
}
