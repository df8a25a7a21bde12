package dev.temper.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestTest {
    private static double[][] places(int count, int columns, long seed) {
        double[][] places = new double[count][columns];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < columns; c++) {
                places[i][c] = CounterRandom.unit(seed, c, i);
            }
        }
        return places;
    }

    /** Two outputs that the first two of the columns decide. */
    private static double[][] outputs(double[][] places) {
        double[][] outputs = new double[places.length][];
        for (int i = 0; i < places.length; i++) {
            double far = (places[i][0] - 0.3) * (places[i][0] - 0.3) + Math.abs(places[i][1] - 0.6);
            outputs[i] = new double[] {far, places[i][0]};
        }
        return outputs;
    }

    @Test
    void eachTrialHasALeafOfItsOwn() {
        double[][] places = places(60, 3, 1);
        double[][] outputs = outputs(places);
        Forest forest = new Forest(places, outputs, 0);
        for (int i = 0; i < places.length; i++) {
            assertThat(forest.at(new double[][] {places[i]})[0]).containsExactly(outputs[i], within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasNotTriedIsPredictedFromWhatLiesNear(long seed) {
        double[][] places = places(300, 6, seed);
        Forest forest = new Forest(places, outputs(places), 0);
        double[][] others = places(200, 6, seed + 100);
        double[][] truth = outputs(others);
        double error = 0;
        double spread = 0;
        for (int i = 0; i < others.length; i++) {
            error += Math.abs(forest.at(new double[][] {others[i]})[0][0] - truth[i][0]);
            spread += Math.abs(0.35 - truth[i][0]);
        }
        assertThat(error).isLessThan(0.4 * spread);
    }

    @Test
    void predictionsStayWithinWhatWasSeen() {
        double[][] places = places(80, 3, 5);
        Forest forest = new Forest(places, outputs(places), 0);
        double[] beyond = forest.at(new double[][] {{-5, 9, 2}})[0];
        assertThat(beyond[1]).isBetween(0.0, 1.0);
    }

    @Test
    void placesThatNothingTellsApartShareALeaf() {
        double[][] places = {{0.5}, {0.5}, {0.5}};
        double[][] outputs = {{1}, {2}, {6}};
        assertThat(new Forest(places, outputs, 0).at(new double[][] {{0.1}})[0]).containsExactly(3.0);
    }

    @Test
    void theSameSeedGrowsTheSameBits() {
        double[][] places = places(100, 4, 2);
        double[] one = new Forest(places, outputs(places), 7).at(new double[][] {{0.2, 0.4, 0.6, 0.8}})[0];
        double[] again = new Forest(places, outputs(places), 7).at(new double[][] {{0.2, 0.4, 0.6, 0.8}})[0];
        double[] other = new Forest(places, outputs(places), 8).at(new double[][] {{0.2, 0.4, 0.6, 0.8}})[0];
        assertThat(again).containsExactly(one);
        assertThat(other).isNotEqualTo(one);
    }
}
