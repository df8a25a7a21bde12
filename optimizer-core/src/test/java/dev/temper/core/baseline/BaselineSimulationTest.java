package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.Configuration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each method in the real machine, with workers that report at their own pace, on Branin's function. */
class BaselineSimulationTest {
    private static final Ladder LADDER = Ladder.ofEpochs(1, 9, 3);
    private static final int WORKERS = 3;

    /** Training approaches the function's value from above; a corner of the space diverges. */
    private static final class Surface implements Curves {
        private final List<double[]> taken = new ArrayList<>();

        @Override
        public int take(int trial, Configuration configuration) {
            taken.add(Game.numbers(configuration));
            return taken.size() - 1;
        }

        @Override
        public double loss(int curve, int column) {
            double[] x = taken.get(curve);
            boolean diverges = x[0] > 8 && x[1] > 12;
            return diverges ? Double.NaN : Problems.branin(x[0], x[1]) + 9.0 / column;
        }

        @Override
        public double seconds(int curve, int column) {
            return 1 + (taken.get(curve)[0] + 5) / 15;
        }

        @Override
        public int length(int curve) {
            return Integer.MAX_VALUE;
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }

    private static ExperimentDefinition definition(NamedMethod method) {
        return new ExperimentDefinition(
                "surface",
                new Metric("loss", Metric.Goal.MINIMIZE),
                Problems.BRANIN_BOX,
                LADDER,
                new Budget(null, 14 * Ladder.FULL_COST),
                WORKERS,
                method.on(LADDER),
                Resume.CHECKPOINT,
                1,
                30_000,
                5);
    }

    @ParameterizedTest
    @EnumSource(
            value = NamedMethod.class,
            names = {"GP_EI", "ENTROPY_SEARCH", "MTBO", "FABOLAS", "MISOKG", "SIGOPT"})
    void isFollowedByTheMachineAndDerivedAgainFromItsJournal(NamedMethod method) {
        ExperimentDefinition definition = definition(method);
        assertThat(DefinitionCheck.check(definition)).isEmpty();
        TableRun run = TableSimulation.run(definition, new Surface(), WORKERS);

        assertThat(run.best()).isNotNull();
        assertThat(run.costMicros()).isLessThanOrEqualTo(14 * Ladder.FULL_COST);
        assertThat(run.decisions().stream()
                        .map(decision -> decision.action())
                        .filter(Action.Reject.class::isInstance)
                        .map(action -> ((Action.Reject) action).reason()))
                .isSubsetOf(RejectReason.EXPERIMENT_COMPLETE);
        Recipe recipe = Problems.proposer(definition).recipe();
        for (int rung = 0; rung < 3; rung++) {
            // Whoever trains in full passes the other rungs; whoever stops there has chosen to.
            boolean used = run.rungs().get(rung).trials() > 0;
            assertThat(used).as("rung %s", rung).isEqualTo(recipe.rungs().contains(rung));
        }
        assertThat(derivedAgain(definition, run.journal())).isGreaterThan(10);
    }

    /** Proposals, of which every fifth is found equal to what a proposer without a past makes of its state. */
    private static int derivedAgain(ExperimentDefinition definition, List<JournalEntry> journal) {
        ExperimentState state = ExperimentState.empty();
        int made = 0;
        for (JournalEntry entry : journal) {
            if (entry.event() instanceof Event.ProposalMade event) {
                Proposal proposal = event.proposal();
                assertThat(proposal.basedOn()).isEqualTo(state.header().sequence());
                if (made % 5 == 0) {
                    assertThat(Problems.proposer(definition).propose(state)).isEqualTo(proposal);
                }
                made++;
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        return made;
    }
}
