package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.model.Place;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Curves to which the configuration means nothing: a fit finds something in it all the same. */
    private record Blind(long seed, Hills hills) implements Curves {
        @Override
        public int take(int trial, Configuration configuration) {
            return hills.take(trial, configuration);
        }

        @Override
        public double loss(int curve, int column) {
            return CounterRandom.unit(seed, 79, curve) + 0.3 / column;
        }

        @Override
        public double seconds(int curve, int column) {
            return 1;
        }

        @Override
        public int length(int curve) {
            return Hills.EPOCHS;
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whereParametersTellNothingTheRungsAreSoonAlone(long seed) {
        Method method = new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER);
        TableRun run = TableSimulation.run(
                Hills.definition(seed, method, Resume.CHECKPOINT, 4), new Blind(seed, new Hills(seed)), 4);
        List<Boolean> trusted = run.journal().stream()
                .map(JournalEntry::event)
                .filter(Event.ProposalMade.class::isInstance)
                .map(event -> ((Event.ProposalMade) event).proposal().trusted())
                .toList();
        assertThat(trusted.subList(trusted.size() / 2, trusted.size())).containsOnly(false);
    }

    @Test
    void equalValuesAreNoEvidence() {
        assertThat(Foresight.tau(THREE, new double[3], new double[] {1, 2, 3})).isZero();
    }
}
