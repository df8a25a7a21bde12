package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.method.Proposers;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a model makes of trials that never came to report: here all whose b is beyond the best. */
class FailuresTest {
    private static final int SEEDS = 6;
    private static final double SECONDS = 700;

    /** Hills that can't be trained beyond their best place. */
    private static final class Cliffs extends AroundHills {
        private final UnitCube cube = new UnitCube(Hills.parameters());
        private final double edge;
        private final List<Configuration> taken = new ArrayList<>();

        Cliffs(long seed) {
            super(new Hills(seed));
            this.edge = 0.2 + 0.6 * CounterRandom.unit(seed, 77, 1);
        }

        boolean isBeyond(Configuration configuration) {
            return cube.pointOf(configuration)[1] > edge;
        }

        @Override
        public int take(int trial, Configuration configuration) {
            taken.add(configuration);
            return super.take(trial, configuration);
        }

        @Override
        public boolean fails(int curve, int column) {
            return isBeyond(taken.get(curve));
        }
    }

    private static ExperimentDefinition definition(long seed, Model model) {
        ScheduleKind schedule = model == Model.TEMPER ? ScheduleKind.ASYNC_HYPERBAND : ScheduleKind.FULL;
        return Hills.definition(
                seed, new Method(SuggesterKind.QUASI_RANDOM, schedule, 1, 1, model), Resume.CHECKPOINT, 4);
    }

    /** Of the later suggestions that a model made, the share beyond the edge. */
    private static double shareBeyond(Model model, boolean forgetful) {
        int beyond = 0;
        int all = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ExperimentDefinition definition = definition(seed, model);
            Proposer proposer = Objects.requireNonNull(Proposers.of(definition));
            Cliffs cliffs = new Cliffs(seed);
            TableRun run = TableSimulation.run(
                    definition,
                    cliffs,
                    4,
                    SECONDS,
                    forgetful ? state -> proposer.propose(withoutFailures(state)) : proposer,
                    0);
            for (Decision decision : run.decisions()) {
                if (decision.action() instanceof Action.Suggest suggest
                        && decision.evidence().model() != null
                        && suggest.trial() > 12) {
                    all++;
                    beyond += cliffs.isBeyond(suggest.configuration()) ? 1 : 0;
                }
            }
        }
        assertThat(all).isGreaterThan(4 * SEEDS);
        return beyond / (double) all;
    }

    /** The same state, but no trial failed for good as far as a model can tell. */
    private static ExperimentState withoutFailures(ExperimentState state) {
        ExperimentRows rows = state.rows();
        PersistentMap<Integer, Trial> trials = rows.trials();
        for (PersistentMap.Entry<Integer, Trial> row : rows.trials()) {
            Trial t = row.value();
            trials = trials.put(
                    row.key(),
                    new Trial(
                            t.number(),
                            t.configuration(),
                            t.queued(),
                            t.bracket(),
                            t.stream(),
                            t.goal(),
                            t.status(),
                            t.progress(),
                            t.failures(),
                            0,
                            t.losses(),
                            t.retry(),
                            t.storage(),
                            t.lease(),
                            t.kept()));
        }
        return ExperimentState.restore(new ExperimentRows(
                rows.header(),
                trials,
                rows.observations(),
                rows.sessions(),
                rows.offers(),
                rows.producers(),
                rows.queue(),
                rows.proposal(),
                rows.usedPicks()));
    }

    @Test
    void aRegionThatAlwaysFailsIsSuggestedMuchLessOften() {
        double with = shareBeyond(Model.TEMPER, false);
        double without = shareBeyond(Model.TEMPER, true);
        assertThat(with).isLessThan(without / 2);
    }

    /** They read failures from the rungs; what they would do without is more than half beyond the edge. */
    @ParameterizedTest
    @EnumSource(
            value = Model.class,
            names = {"GP_EI", "MTBO"})
    void otherMethodsAvoidItToo(Model model) {
        assertThat(shareBeyond(model, false)).isLessThan(0.25);
    }

    @Test
    void aProposerThatRemembersNothingKnowsOfFailuresWhatTheOtherKnew() {
        ExperimentDefinition definition = definition(1, Model.TEMPER);
        TableRun run = TableSimulation.run(definition, new Cliffs(1), 4);
        ExperimentState state = ExperimentState.empty();
        int proposals = 0;
        for (JournalEntry entry : run.journal()) {
            if (entry.event() instanceof Event.ProposalMade made && proposals++ % 7 == 0) {
                Proposal again = new TemperProposer(definition).propose(ExperimentState.restore(state.rows()));
                assertThat(again).isEqualTo(made.proposal());
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(proposals).isGreaterThan(50);
    }
}
