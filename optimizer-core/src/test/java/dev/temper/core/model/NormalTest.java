package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Against values computed with 50 digits. */
class NormalTest {
    private final Cases cases = Cases.open();
    private final double[] u = cases.get("u");

    @Test
    void densityIsRightTo14Digits() {
        agree(u, Normal::pdf, cases.get("pdf"), 1e-14);
    }

    @Test
    void distributionIsRightTo14DigitsInBothTails() {
        agree(u, Normal::cdf, cases.get("cdf"), 1e-14);
    }

    @Test
    void logDistributionIsRightTo14Digits() {
        agree(u, Normal::logCdf, cases.get("logCdf"), 1e-14);
    }

    @Test
    void logExpectedImprovementIsRightTo13DigitsWhereItIsHopeless() {
        agree(u, v -> Acquisition.logExpectedImprovement(-v, 1, 0), cases.get("logExcess"), 1e-13);
    }

    @Test
    void quantileIsRightTo14Digits() {
        double[] p = cases.get("p");
        double[] expected = cases.get("quantile");
        for (int i = 0; i < p.length; i++) {
            // Near 0 what counts is how finely p itself is given.
            double allowed = Math.max(1e-14 * Math.abs(expected[i]), 3e-16);
            assertThat(Normal.quantile(p[i])).as("at %s", p[i]).isCloseTo(expected[i], within(allowed));
        }
    }

    @Test
    void quantileEndsAtInfinity() {
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.quantile(0.5)).isZero();
    }

    private static void agree(double[] arguments, DoubleUnaryOperator function, double[] expected, double relative) {
        for (int i = 0; i < arguments.length; i++) {
            double error = Math.abs(function.applyAsDouble(arguments[i]) - expected[i]);
            assertThat(error).as("at %s", arguments[i]).isLessThanOrEqualTo(relative * Math.abs(expected[i]));
        }
    }
}
