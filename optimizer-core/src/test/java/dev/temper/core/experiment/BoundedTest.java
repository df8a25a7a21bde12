package dev.temper.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.collect.Nodes;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import dev.temper.core.rung.Rungs;
import dev.temper.core.trial.Trial;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 8: what an event costs grows with the logarithm of the number of trials, and what it writes does not grow. */
class BoundedTest {
    private static final int FEW = 100;
    private static final int MANY = 3_200;

    private record Cost(int rows, int nodes) {}

    @ParameterizedTest
    @EnumSource(ScheduleKind.class)
    void anEventWritesAFewRowsAndTouchesALogarithmOfNodes(ScheduleKind schedule) {
        Cost few = mostOfTheLastEvents(schedule, FEW);
        Cost many = mostOfTheLastEvents(schedule, MANY);
        // A trial, an observation, a session, an offer, two runs of a producer, and a trial granted at the same time.
        assertThat(many.rows).isLessThanOrEqualTo(7);
        // 32 times the trials make each tree about five levels deeper; about twelve trees are changed, some twice.
        assertThat(many.nodes).isLessThan(few.nodes + 12 * 5 * 2);
    }

    private static Cost mostOfTheLastEvents(ScheduleKind schedule, int trials) {
        Load load = new Load(Setup.of(schedule)
                .epochs(1, 9, 3)
                .trials(trials * 2)
                .parallel(8)
                .brackets(2)
                .build());
        while (load.state().trials().size() < trials) {
            load.next();
        }
        int rows = 0;
        int nodes = 0;
        for (int i = 0; i < 40; i++) {
            ExperimentState before = load.state();
            load.next();
            rows = Math.max(rows, rows(before.rows(), load.state().rows()));
            nodes = Math.max(nodes, nodes(before, load.state()));
        }
        return new Cost(rows, nodes);
    }

    private static int rows(ExperimentRows before, ExperimentRows after) {
        return PersistentMap.differences(before.trials(), after.trials()).size()
                + PersistentMap.differences(before.observations(), after.observations())
                        .size()
                + PersistentMap.differences(before.sessions(), after.sessions()).size()
                + PersistentMap.differences(before.offers(), after.offers()).size()
                + PersistentMap.differences(before.producers(), after.producers())
                        .size()
                + PersistentMap.differences(before.queue(), after.queue()).size();
    }

    private static int nodes(ExperimentState before, ExperimentState after) {
        TrialBook was = Objects.requireNonNull(before.trialBook());
        TrialBook is = Objects.requireNonNull(after.trialBook());
        return Nodes.fresh(before.trials(), after.trials())
                + Nodes.fresh(before.observations(), after.observations())
                + Nodes.fresh(before.offers(), after.offers())
                + Nodes.fresh(before.producers(), after.producers())
                + Nodes.fresh(was.holders(), is.holders())
                + Nodes.fresh(was.waiting(), is.waiting())
                + Nodes.fresh(before.desk().waiting(), after.desk().waiting())
                + Nodes.fresh(before.queueBook().taken(), after.queueBook().taken())
                + nodes(was.rungs(), is.rungs());
    }

    private static int nodes(Rungs before, Rungs after) {
        int sum = Nodes.fresh(before.tables(), after.tables())
                + Nodes.fresh(before.ready(), after.ready())
                + Nodes.fresh(before.paused(), after.paused());
        for (PersistentMap.Difference<RungId, RungTable> difference :
                PersistentMap.differences(before.tables(), after.tables())) {
            RungTable was = before.table(difference.key());
            RungTable is = after.table(difference.key());
            sum += Nodes.fresh(was.values(), is.values())
                    + Nodes.fresh(was.resting(), is.resting())
                    + Nodes.fresh(was.paused(), is.paused());
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(ScheduleKind.class)
    void aTrialsRowDoesNotGrowWithItsEpochs(ScheduleKind schedule) {
        Load load = new Load(
                Setup.of(schedule).epochs(1, 2_000, 3).trials(1).parallel(1).build());
        while (load.state().trials().isEmpty() || epoch(load) < 1_000) {
            load.next();
        }
        assertThat(trial(load).progress().runs()).hasSizeLessThanOrEqualTo(8);
        assertThat(load.state().observations().size()).isEqualTo(1_000);
    }

    private static int epoch(Load load) {
        return trial(load).progress().epoch();
    }

    private static Trial trial(Load load) {
        return Objects.requireNonNull(load.state().trials().get(1));
    }

    /** A producer that sends every other number must not make a row that grows. */
    @Test
    void gapsInAProducersNumbersDoNotMakeARowGrow() {
        ExperimentState state = ExperimentState.empty();
        for (int i = 0; i < 100; i++) {
            ExperimentState before = state;
            EventId id = new EventId("gaps", 2L * i);
            state = ExperimentMachine.step(state, new JournalEntry(id, i, new Event.ExperimentPaused()))
                    .state();
            assertThat(rows(before.rows(), state.rows())).isEqualTo(1);
        }
    }
}
