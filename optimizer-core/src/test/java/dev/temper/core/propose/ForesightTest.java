package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.model.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForesightTest {
    private static final double[] X = {0.5};
    private static final List<Place> THREE = List.of(new Place(X, 1, 1), new Place(X, 2, 1), new Place(X, 3, 1));

    @Test
    void isOneForTheRightOrderAndMinusOneForTheReverse() {
        double[] values = {0.1, 0.2, 0.3};
        assertThat(Foresight.tau(THREE, values, new double[] {1, 2, 3})).isEqualTo(1);
        assertThat(Foresight.tau(THREE, values, new double[] {3, 2, 1})).isEqualTo(-1);
        assertThat(Foresight.tau(THREE, values, new double[] {1, 3, 2})).isEqualTo(1 / 3.0);
    }

    @Test
    void comparesTwoRunsAtTheHighestLevelThatBothReached() {
        List<Place> places = List.of(
                new Place(X, 1, 1), new Place(X, 1, 3), new Place(X, 1, 9), new Place(X, 2, 1), new Place(X, 2, 3));
        double[] values = {0.5, 0.2, 0.1, 0.4, 0.3};
        assertThat(Foresight.tau(places, values, new double[] {0, 1, 9, 9, 2})).isEqualTo(1);
        assertThat(Foresight.tau(places, values, new double[] {9, 2, 0, 0, 1})).isEqualTo(-1);
    }

    @Test
    void importedRunsAreComparedWithEachOtherOnly() {
        List<Place> places = List.of(new Place(X, -2, -1), new Place(X, 1, 1), new Place(X, -3, -1));
        assertThat(Foresight.tau(places, new double[] {1, 0, 2}, new double[] {1, 9, 2}))
                .isEqualTo(1);
    }

    @Test
    void aModelThatPredictsTheSameOfAllForeseesNothing() {
        assertThat(Foresight.isShown(THREE, new double[] {0.1, 0.2, 0.3}, new double[3]))
                .isFalse();
    }

    @Test
    void equalValuesAreNoEvidence() {
        assertThat(Foresight.tau(THREE, new double[3], new double[] {1, 2, 3})).isZero();
    }
}
