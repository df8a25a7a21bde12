package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Imported;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.model.SourceKernel;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments that start with values from elsewhere. */
class WarmStartTest {
    private static final int IMPORTED = 60;
    private static final int SEEDS = 8;

    private enum Source {
        NONE,
        RELATED,
        TURNED,
        UNRELATED
    }

    private static ExperimentDefinition definition(long seed, Source source, int cost) {
        ExperimentDefinition cold = Hills.definition(
                seed,
                new Method(Method.SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER),
                Resume.CHECKPOINT,
                4);
        return new ExperimentDefinition(
                cold.id(),
                cold.metrics(),
                cold.space(),
                cold.ladder(),
                new Budget(400, cost * Ladder.FULL_COST),
                cold.parallel(),
                cold.method(),
                cold.resume(),
                cold.retries(),
                cold.leaseMillis(),
                cold.seed(),
                imported(seed, source));
    }

    /** What trainings on another hill came to: on a scale of its own, at the first rung and, a third of them, in full. */
    private static List<Imported> imported(long seed, Source source) {
        List<Imported> values = new ArrayList<>();
        Hills hills = new Hills(seed);
        dev.temper.core.suggest.Suggester random =
                dev.temper.core.suggest.Suggesters.quasiRandom(Space.of(Hills.parameters()), seed + 1000);
        for (int i = 0; source != Source.NONE && i < IMPORTED; i++) {
            Configuration configuration = Objects.requireNonNull(random.at(i));
            int curve = hills.take(i, configuration);
            values.add(new Imported(configuration, 1, value(hills.loss(curve, 1), source, seed, i)));
            if (i % 3 == 0) {
                values.add(new Imported(configuration, 27, value(hills.loss(curve, 27), source, seed, i)));
            }
        }
        return values;
    }

    private static double value(double loss, Source source, long seed, int i) {
        return switch (source) {
            case RELATED -> StrictMath.exp(2 * loss);
            case TURNED -> 5 - loss;
            case NONE, UNRELATED -> CounterRandom.unit(seed, 55, i);
        };
    }

    private static TableRun play(Source source, int cost, long seed) {
        return TableSimulation.run(definition(seed, source, cost), new Hills(seed), 4);
    }

    private static double meanBest(Source source, int cost) {
        double sum = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            TableRun.Best best = play(source, cost, seed).best();
            sum += best == null ? Double.POSITIVE_INFINITY : best.loss();
        }
        return sum / SEEDS;
    }

    private static double correlation(Source source, long seed) {
        Proposal last =
                Objects.requireNonNull(Journals.last(play(source, 4, seed)).proposal());
        double[] theta = last.model().hyperparameters().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return SourceKernel.correlation(Arrays.copyOf(theta, theta.length - 1));
    }

    @Test
    void whatAnotherExperimentFoundSavesCost() {
        double cold = meanBest(Source.NONE, 4);
        double related = meanBest(Source.RELATED, 4);
        assertThat(related).isLessThan(0.7 * cold);
    }

    @Test
    void whatWasBadElsewhereAndIsGoodHereDoesNoHarm() {
        assertThat(meanBest(Source.TURNED, 4)).isLessThan(1.1 * meanBest(Source.NONE, 4));
    }

    @Test
    void whatHasNothingToDoWithItDoesLittleHarm() {
        assertThat(meanBest(Source.UNRELATED, 8)).isLessThan(2.2 * meanBest(Source.NONE, 8));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void theSignOfTheRelationIsLearnt(long seed) {
        assertThat(correlation(Source.RELATED, seed)).isGreaterThan(0.2);
        assertThat(correlation(Source.TURNED, seed)).isLessThan(-0.3);
        assertThat(Math.abs(correlation(Source.UNRELATED, seed))).isLessThan(0.5);
    }

    @Test
    void itTriesTheBestOfTheImportsEarlyAndInTurnWithItsOwn() {
        List<Configuration> imports = definition(3, Source.RELATED, 2).warmStart().stream()
                .map(Imported::configuration)
                .toList();
        long imported = play(Source.RELATED, 2, 3).decisions().stream()
                .map(Decision::action)
                .filter(Action.Suggest.class::isInstance)
                .map(action -> ((Action.Suggest) action).configuration())
                .limit(5)
                .filter(imports::contains)
                .count();
        // As long as the finisher has no picks, what imports may spend and the rungs' share are level at three to two.
        assertThat(imported).isEqualTo(3);
    }

    @Test
    void aProposerThatRemembersNothingProposesTheSameBits() {
        ExperimentDefinition definition = definition(1, Source.RELATED, 4);
        ExperimentState state = ExperimentState.empty();
        int proposals = 0;
        for (JournalEntry entry : play(Source.RELATED, 4, 1).journal()) {
            if (entry.event() instanceof Event.ProposalMade made && proposals++ % 5 == 0) {
                Proposal again = new TemperProposer(definition).propose(ExperimentState.restore(state.rows()));
                assertThat(again).isEqualTo(made.proposal());
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(proposals).isGreaterThan(20);
    }

    /** Imported trainings count towards the trials that a model needs. */
    @Test
    void theModelChoosesBeforeThereAreOwnTrialsEnoughForIt() {
        ExperimentState state = ExperimentState.empty();
        boolean chosen = false;
        for (JournalEntry entry : play(Source.RELATED, 4, 1).journal()) {
            state = ExperimentMachine.step(state, entry).state();
            chosen |= entry.event() instanceof Event.ProposalMade made
                    && !made.proposal().model().hyperparameters().isEmpty()
                    && !made.proposal().picks().isEmpty()
                    && state.trials().size() < 10;
        }
        assertThat(chosen).isTrue();
    }

    @Test
    void theMachineRefusesNothingThatAWarmStartBrings() {
        for (Decision decision : play(Source.TURNED, 2, 5).decisions()) {
            if (decision.action() instanceof Action.Reject reject) {
                assertThat(reject.reason()).isEqualTo(RejectReason.EXPERIMENT_COMPLETE);
            }
        }
    }
}
