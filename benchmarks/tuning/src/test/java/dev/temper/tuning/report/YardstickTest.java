package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class YardstickTest {
    private static final double FAILED = Double.POSITIVE_INFINITY;

    @Test
    void regretIsZeroAtTheBestAndOneAtTheMedianAndBeyond() {
        Yardstick yardstick = Yardstick.of(List.of(1.0, 2.0, 3.0, 9.0, 99.0, FAILED, FAILED), 10);
        assertThat(yardstick.median()).isEqualTo(3);
        assertThat(yardstick.regret(1)).isZero();
        assertThat(yardstick.regret(1.5)).isCloseTo(0.25, within(1e-12));
        assertThat(yardstick.regret(3)).isEqualTo(1);
        assertThat(yardstick.regret(99)).isEqualTo(1);
        assertThat(yardstick.regret(FAILED)).isEqualTo(1);
    }

    @Test
    void theFirstPercentileForgivesTheFewThatLookTooGood() {
        List<Double> finals =
                DoubleStream.iterate(0, value -> value + 1).limit(1000).boxed().toList();
        Yardstick yardstick = Yardstick.of(finals, 1);
        assertThat(yardstick.percentile()).isEqualTo(10);
        assertThat(yardstick.percentileRegret(4)).isZero();
        assertThat(yardstick.percentileRegret(255)).isCloseTo(245.0 / 490, within(1e-12));
    }

    /** A search of 400 trainings that repeats no row is no dearer a way to the second-best row than one of 293. */
    @Test
    void randomSearchPaysForItsGoalWhatHalfOfAllSearchesWithoutRepetitionDo() {
        List<Double> finals =
                DoubleStream.iterate(1, value -> value + 1).limit(1000).boxed().toList();
        Yardstick yardstick = Yardstick.of(finals, 1);
        assertThat(yardstick.goal(1)).isEqualTo(new Goal(500, 1));
        assertThat(yardstick.goal(100)).isEqualTo(new Goal(7, 94));
        assertThat(yardstick.goal(400)).isEqualTo(new Goal(2, 293));
        assertThat(yardstick.goal(1600)).isEqualTo(new Goal(1, 500));
    }

    @Test
    void rowsThatAreAsGoodMakeTheGoalCheaper() {
        Yardstick yardstick = Yardstick.of(List.of(1.0, 1.0, 1.0, 2.0, 3.0, 4.0, FAILED, FAILED, FAILED, FAILED), 1);
        // Three of ten rows: two drawn ones miss them with probability 7/10 x 6/9, three with that times 5/8.
        assertThat(yardstick.goal(10)).isEqualTo(new Goal(1, 2));
        assertThat(yardstick.goal(1)).isEqualTo(new Goal(3, 1));
    }

    @Test
    void aTableWithOneValueHasNoRange() {
        Yardstick yardstick = Yardstick.of(List.of(2.0, 2.0, 2.0), 1);
        assertThat(yardstick.regret(2)).isZero();
        assertThat(yardstick.regret(3)).isEqualTo(1);
    }
}
