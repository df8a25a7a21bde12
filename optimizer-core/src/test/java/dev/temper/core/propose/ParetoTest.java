package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.definition.Metrics;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ParetoSet;
import dev.temper.core.model.Hypervolume;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hills that are to be low and small at once. */
class ParetoTest {
    private static final Method TEMPER =
            new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER);
    private static final Method RANDOM = new Method(SuggesterKind.RANDOM, ScheduleKind.FULL, 1, 1);
    private static final Method ASHA = new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1);

    private static ExperimentDefinition definition(long seed, Method method, int objectives) {
        ExperimentDefinition plain = Hills.definition(seed, method, Resume.CHECKPOINT, 4);
        List<Metric> all =
                List.of(plain.metric(), new Metric("size", Goal.MINIMIZE), new Metric("shape", Goal.MAXIMIZE));
        return new ExperimentDefinition(
                plain.id(),
                new Metrics(all.subList(0, objectives), List.of(), List.of()),
                plain.space(),
                plain.ladder(),
                plain.budget(),
                plain.parallel(),
                plain.method(),
                plain.resume(),
                plain.retries(),
                plain.leaseMillis(),
                plain.seed());
    }

    private static TableRun play(long seed, Method method, int objectives) {
        return play(seed, definition(seed, method, objectives));
    }

    private static TableRun play(long seed, ExperimentDefinition definition) {
        return TableSimulation.run(definition, new Sized(new Hills(seed)), 4);
    }

    /** The area that the Pareto set dominates, up to a loss of 0.8 and a size of 100. */
    private static double area(TableRun run) {
        ExperimentState state = Journals.last(run);
        List<double[]> reached = new ArrayList<>();
        for (int trial : ParetoSet.of(state)) {
            RungRun full =
                    Objects.requireNonNull(state.trials().get(trial)).progress().last();
            reached.add(new double[] {
                Objects.requireNonNull(full.value()), full.others().get(0)
            });
        }
        return new Hypervolume(reached, new double[] {0.8, 100}).area();
    }

    /** On seeds that nothing was tuned on; the bounds keep away from the figures in docs/research/simulations.md. */
    @Test
    void forTheSameCostItsParetoSetDominatesMoreThanRandomsAndNotMuchLessThanItsRungs() {
        double temper = 0;
        double random = 0;
        double rungs = 0;
        for (long seed = 100; seed < 108; seed++) {
            temper += area(play(seed, TEMPER, 2));
            random += area(play(seed, RANDOM, 2));
            rungs += area(play(seed, ASHA, 2));
        }
        assertThat(temper).isGreaterThan(1.1 * random).isGreaterThan(0.95 * rungs);
    }

    /** What they were, from a build of before looks. */
    @Test
    void experimentsUnderTheFourthRulesAreProposedWhatTheyWereThen() {
        assertThat(area(play(3, definition(3, TEMPER, 2).with(RulesVersion.FOURTH))))
                .isEqualTo(54.00062583965432);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void proposalsForSeveralObjectivesAreReplayedBitForBitAndUseEveryStream(int objectives) {
        TableRun run = play(3, TEMPER, objectives);
        ExperimentState state = ExperimentState.empty();
        Set<Stream> streams = new TreeSet<>();
        int proposals = 0;
        for (JournalEntry entry : run.journal()) {
            if (entry.event() instanceof Event.ProposalMade made) {
                made.proposal().picks().forEach(pick -> streams.add(pick.stream()));
                if (proposals++ % 9 == 0) {
                    assertThat(new TemperProposer(definition(3, TEMPER, objectives)).propose(state))
                            .isEqualTo(made.proposal());
                }
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(proposals).isGreaterThan(30);
        assertThat(streams).containsExactly(Stream.FINISHER, Stream.KNOWLEDGE);
        assertThat(ParetoSet.of(state)).hasSizeGreaterThan(1);
    }
}
