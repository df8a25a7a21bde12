package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is foretold is where predictions start, and values show how far it holds. */
class TrendTest {
    private static final Trend TREND = new Trend(1, 1, 9);
    private static final Kernel KERNEL = new Kernel(new int[] {0}, Samples.TASKS).with(TREND);

    private static Place place(double x, double early, double late, double level) {
        return new Place(new double[] {x, early, late}, Place.NEW, level);
    }

    @Test
    void betweenLevelsItGoesStraightInTheLogarithmAndBeyondThemItStays() {
        assertThat(TREND.at(place(0, 2, 4, 1))).isEqualTo(2);
        assertThat(TREND.at(place(0, 2, 4, 3))).isCloseTo(3, within(1e-12));
        assertThat(TREND.at(place(0, 2, 4, 9))).isEqualTo(4);
        assertThat(TREND.at(place(0, 2, 4, 27))).isEqualTo(4);
    }

    @Test
    void whatWasEncodedWithoutItHasNone() {
        assertThat(TREND.at(new Place(new double[] {0.5}, Place.NEW, 9))).isZero();
        assertThat(TREND.at(new Place(new double[] {0.5}, Place.NEW, -9))).isZero();
    }

    @Test
    void withoutValuesThePredictionIsWhatIsForetold() {
        Posterior prior = new Posterior(KERNEL, Samples.theta(KERNEL, 1));
        Block block = prior.block(List.of(place(0.3, -1, 2, 1), place(0.3, -1, 2, 9)));
        assertThat(block.means()).containsExactly(-1, 2);
    }

    /** Values lie at twice what is foretold: far away, where nothing else is known, about twice is predicted too. */
    @Test
    void valuesShowHowFarItHolds() {
        Observations observations = new Observations();
        for (int i = 0; i < 40; i++) {
            double foretold = i % 2 == 0 ? 1.5 : -1.5;
            observations.add(observations.addTrial(new double[] {i / 400.0, foretold, foretold}), 9, 2 * foretold, 0);
        }
        double[] theta = Samples.theta(KERNEL, 1);
        theta[0] = StrictMath.log(0.02);
        Block block =
                Posterior.of(KERNEL, theta, observations).block(List.of(place(0.9, 1, 1, 9), place(0.9, -1, -1, 9)));
        assertThat(block.means()[0] - block.means()[1]).isBetween(3.2, 4.0);
    }
}
