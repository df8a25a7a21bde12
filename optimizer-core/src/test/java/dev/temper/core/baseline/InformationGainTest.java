package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.model.Normal;
import org.junit.jupiter.api.Test;

class InformationGainTest {
    private static final double[][] DRAWS = InformationGain.draws(2, 3, 1);

    private static InformationGain of(double mean, double variance, double other) {
        double[][] covariance = {{variance, 0}, {0, other}};
        return new InformationGain(new double[] {mean, 0}, covariance, new double[2], DRAWS);
    }

    @Test
    void countsHowOftenEachPointIsTheLowest() {
        double expected = Normal.cdf(-1 / StrictMath.sqrt(2));
        assertThat(of(1, 1, 1).probabilities()[0]).isCloseTo(expected, within(0.08));
        assertThat(of(20, 1, 1).probabilities()).containsExactly(0, 1);
    }

    @Test
    void toKnowWhichOfTwoIsTheLowestIsWorthTheirEntropy() {
        // The second point is known; the first lies on either side of it.
        InformationGain gain = of(0.3, 1, 1e-12);
        double p = gain.probabilities()[0];
        double entropy = -p * StrictMath.log(p) - (1 - p) * StrictMath.log(1 - p);
        assertThat(gain.of(new double[] {1, 0}, 1)).isCloseTo(entropy, within(1e-9));
        assertThat(entropy).isBetween(0.6, StrictMath.log(2));
    }

    @Test
    void noiseLessensIt() {
        InformationGain gain = of(0, 1, 1e-12);
        double exact = gain.of(new double[] {1, 0}, 1);
        double noisy = gain.of(new double[] {1, 0}, 4);
        double useless = gain.of(new double[] {0, 0}, 1);
        assertThat(noisy).isBetween(0.01, 0.6 * exact);
        assertThat(useless).isZero();
    }

    @Test
    void aPointOfHighDensityCountsForMore() {
        double[][] covariance = {{1, 0}, {0, 1e-12}};
        double[] density = {StrictMath.log(9), 0};
        InformationGain gain = new InformationGain(new double[2], covariance, density, DRAWS);
        // The density enters before and after alike: on average it changes nothing when nothing is learnt.
        assertThat(gain.of(new double[] {0, 0}, 1)).isZero();
        assertThat(gain.of(new double[] {1, 0}, 1)).isPositive();
    }
}
