package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a budget of trials alone, what rests when the last one starts is not given up. */
class EndingTest {
    private static final int TRIALS = 20;

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,4", "2,4", "1,20", "2,20"})
    void theModelFinishesWhatRestsUntilOneInEtaIsFull(long seed, int parallel) {
        Method method = new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER);
        ExperimentDefinition hills = Hills.definition(seed, method, Resume.CHECKPOINT, parallel);
        ExperimentDefinition trialsOnly = new ExperimentDefinition(
                hills.id(),
                hills.metric(),
                hills.space(),
                hills.ladder(),
                new Budget(TRIALS, null),
                parallel,
                method,
                hills.resume(),
                hills.retries(),
                hills.leaseMillis(),
                seed);
        TableRun run = TableSimulation.run(trialsOnly, new Hills(seed), parallel);
        int started = 0;
        int finished = 0;
        int full = 0;
        for (Decision decision : run.decisions()) {
            Reason reason = decision.evidence().reason();
            started += decision.action() instanceof Action.Suggest ? 1 : 0;
            finished += started == TRIALS && decision.action() instanceof Action.Promote && reason == Reason.ADVISED
                    ? 1
                    : 0;
            full += reason == Reason.FULLY_TRAINED ? 1 : 0;
        }
        assertThat(finished).isPositive();
        assertThat(full).isBetween(5, 8);
        assertThat(run.decisions())
                .filteredOn(decision -> decision.action() instanceof Action.Complete)
                .extracting(decision -> decision.evidence().reason())
                .containsExactly(Reason.TRIALS_SPENT);
    }
}
