package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.model.Normal;
import dev.temper.core.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeGradientTest {
    @Test
    void twoLinesGiveExpectedImprovement() {
        // min(0, -1 + 2 Z) against -1: E[max(0, 1 - 2 Z ...)] by hand, at the crossing Z = 1/2.
        double expected = 2 * (Normal.pdf(0.5) - 0.5 * Normal.cdf(-0.5));
        assertThat(KnowledgeGradient.of(new double[] {0, -1}, new double[] {0, 2}))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void whatMovesAllMeansAlikeIsWorthNothing() {
        assertThat(KnowledgeGradient.of(new double[] {3, 1, 2}, new double[] {0.7, 0.7, 0.7}))
                .isZero();
        assertThat(KnowledgeGradient.of(new double[] {3, 1, 2}, new double[] {0, 0, 0}))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithAnIntegral(long seed) {
        double[] means = new double[12];
        double[] slopes = new double[12];
        for (int j = 0; j < means.length; j++) {
            means[j] = CounterRandom.unit(seed, 0, j);
            slopes[j] = 2 * CounterRandom.unit(seed, 1, j) - 1;
        }
        assertThat(KnowledgeGradient.of(means, slopes)).isCloseTo(integral(means, slopes), within(1e-6));
    }

    private static double integral(double[] means, double[] slopes) {
        int steps = 40_000;
        double width = 16.0 / steps;
        double sum = lowest(means, slopes, 0);
        for (int i = 0; i < steps; i++) {
            double z = -8 + (i + 0.5) * width;
            sum -= width * Normal.pdf(z) * lowest(means, slopes, z);
        }
        return sum;
    }

    private static double lowest(double[] means, double[] slopes, double z) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < means.length; j++) {
            least = Math.min(least, means[j] + slopes[j] * z);
        }
        return least;
    }
}
