package dev.temper.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.simulate.TableRun.RungUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableSimulationTest {
    @Test
    void fullTrainingCostsAndTakesWhatTheTableSays() {
        TableRun run = run(ScheduleKind.FULL, 12, 3);
        assertThat(run.trials()).isEqualTo(12);
        assertThat(run.costMicros()).isEqualTo(12 * Ladder.FULL_COST);
        assertThat(run.seconds()).isCloseTo(12 / 3 * Tables.EPOCHS * Tables.SECONDS, within(1e-6));
        assertThat(run.utilisation()).isCloseTo(1, within(1e-9));
        assertThat(run.end()).isEqualTo(Reason.TRIALS_SPENT);
    }

    @ParameterizedTest
    @EnumSource(ScheduleKind.class)
    void everyScheduleEndsWithAFullResult(ScheduleKind schedule) {
        TableRun run = run(schedule, 40, 4);
        assertThat(run.trials()).isEqualTo(40);
        assertThat(run.best()).isNotNull();
        assertThat(run.rungs().stream().mapToLong(RungUse::costMicros).sum()).isEqualTo(run.costMicros());
        assertThat(run.busySeconds()).isLessThanOrEqualTo(run.seconds() * 4 + 1e-6);
    }

    @Test
    void asynchronousHyperbandPaysMostlyForTheGoodOnes() {
        TableRun run = run(ScheduleKind.ASYNC_HYPERBAND, 60, 4);
        List<RungUse> rungs = run.rungs();
        assertThat(rungs.get(0).trials()).isEqualTo(60);
        assertThat(rungs.get(1).trials()).isBetween(15, 25);
        assertThat(rungs.get(2).trials()).isBetween(3, 9);
        assertThat(run.costMicros()).isLessThan(60 * Ladder.FULL_COST / 3);
    }

    @Test
    void whatDivergesIsStoppedAndWhatEndsEarlyIsCounted() {
        CurveTable table = new CurveTable(
                "short",
                List.of("x"),
                Tables.columns(),
                true,
                List.of(Tables.row(0, 4, true), Tables.row(40, 4, false), Tables.row(80, Tables.EPOCHS, false)));
        ExperimentDefinition definition = Tables.definition(ScheduleKind.FULL, 3, 1);
        TableRun run = TableSimulation.run(definition, new TableCurves(table, Tables.PARAMETERS), 1);
        // Four epochs and the one that diverged; four epochs; all nine.
        assertThat(run.busySeconds()).isCloseTo((5 + 4 + 9) * Tables.SECONDS, within(1e-6));
        assertThat(run.best()).isNotNull();
    }

    @Test
    void aSeedAlwaysGivesTheSamePlan() {
        assertThat(run(ScheduleKind.HYPERBAND, 30, 5)).isEqualTo(run(ScheduleKind.HYPERBAND, 30, 5));
    }

    private static TableRun run(ScheduleKind schedule, int trials, int workers) {
        ExperimentDefinition definition = Tables.definition(schedule, trials, workers);
        return TableSimulation.run(definition, new TableCurves(Tables.table(), Tables.PARAMETERS), workers);
    }
}
