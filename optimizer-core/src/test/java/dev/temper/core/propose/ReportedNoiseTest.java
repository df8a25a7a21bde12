package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.model.Normal;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportedNoiseTest {
    private static final Method TEMPER =
            new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER);
    private static final double STDDEV = 0.15;

    /** Hills seen through noise, whose size is told or kept quiet. */
    private static final class Noisy extends AroundHills {
        private final long seed;
        private final boolean told;

        Noisy(long seed, boolean told) {
            super(new Hills(seed));
            this.seed = seed;
            this.told = told;
        }

        @Override
        public double loss(int curve, int column) {
            double u = CounterRandom.unit(seed, 1000 + curve, column);
            return super.loss(curve, column) + STDDEV * Normal.quantile(Math.max(u, 1e-9));
        }

        @Override
        public @Nullable Double stddev(int curve, int column) {
            return told ? STDDEV : null;
        }
    }

    private static ExperimentDefinition definition(long seed) {
        return Hills.definition(seed, TEMPER, Resume.CHECKPOINT, 4);
    }

    private static TableRun play(long seed, boolean told) {
        return TableSimulation.run(definition(seed), new Noisy(seed, told), 4);
    }

    @Test
    void aLuckyValueIsNotWhatHasToBeBeaten() {
        // The luckier the best value was, the more: here in three of four.
        assertThat(share(play(3, true))).isGreaterThan(0.5);
        assertThat(share(play(3, false))).isZero();
    }

    /** Of the proposals with a full training behind them, how many have an incumbent worse than its value. */
    private static double share(TableRun run) {
        ExperimentState state = ExperimentState.empty();
        int worse = 0;
        int all = 0;
        for (JournalEntry entry : run.journal()) {
            Double best = state.header().bestValue();
            if (entry.event() instanceof Event.ProposalMade made && best != null) {
                Double incumbent = made.proposal().incumbent();
                worse += incumbent != null && incumbent > best + 1e-9 ? 1 : 0;
                all += incumbent == null ? 0 : 1;
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(all).isGreaterThan(20);
        return worse / (double) all;
    }

    @Test
    void proposalsThatKnowOfNoiseAreReplayedBitForBit() {
        TableRun run = play(2, true);
        ExperimentState state = ExperimentState.empty();
        int proposals = 0;
        for (JournalEntry entry : run.journal()) {
            if (entry.event() instanceof Event.ProposalMade made && proposals++ % 7 == 0) {
                Proposal again = new TemperProposer(definition(2)).propose(state);
                assertThat(again).isEqualTo(made.proposal());
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(proposals).isGreaterThan(50);
    }
}
