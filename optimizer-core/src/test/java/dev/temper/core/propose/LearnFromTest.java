package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.source.SourceRanks;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.source.SourceTrials.FittedTrial;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments that learn from earlier ones. */
class LearnFromTest {
    private static final Ladder LADDER = Ladder.ofEpochs(1, Hills.EPOCHS, 3);
    private static final int SEEDS = 16;
    private static final double COLD = mean(seed -> new SourceRanks[0]);

    private static ExperimentDefinition definition(long seed, NamedMethod method, Budget budget) {
        ExperimentDefinition hills = Hills.definition(seed, method.on(LADDER), Resume.CHECKPOINT, 4);
        return hills.with(budget, hills.ladder());
    }

    private static ExperimentDefinition definition(long seed) {
        return definition(seed, NamedMethod.TEMPER, new Budget(400, 4 * Ladder.FULL_COST));
    }

    /** What sixty trials of asynchronous Hyperband on a hill leave. */
    private static SourceRanks earlier(long hill, boolean turned) {
        ExperimentDefinition definition = definition(hill, NamedMethod.ASHA, new Budget(60, null));
        ExperimentState state = Journals.last(TableSimulation.run(definition, new Hills(hill), 4));
        Earlier earlier = new Earlier("hill-" + hill, false, new TreeMap<>(), null);
        SourceTrials left = EarlierTrials.of(state, definition(0), earlier, "", 1);
        List<FittedTrial> trials = left.trials().stream()
                .map(trial -> new FittedTrial(
                        trial.features(),
                        trial.losses().stream()
                                .map(loss -> turned ? -loss : loss)
                                .toList()))
                .toList();
        SourceTrials known = new SourceTrials(left.name(), "", left.parameters(), left.shares(), trials);
        LearnFrom learnFrom = new LearnFrom(false, List.of(earlier.with(known)));
        return EarlierRanks.of(definition(0).with(learnFrom)).get(0);
    }

    private record Chance(long seed) implements SourceRanks {
        @Override
        public String name() {
            return "chance-" + seed;
        }

        @Override
        public double[] of(Configuration configuration) {
            double[] ranks = new double[4];
            Arrays.fill(ranks, 3 * CounterRandom.unit(seed, 1, new ConfigurationKey(configuration).hashCode()) - 1.5);
            return ranks;
        }
    }

    private static TableRun play(long seed, SourceRanks... sources) {
        ExperimentDefinition definition = definition(seed);
        return TableSimulation.run(
                definition,
                new Hills(seed),
                4,
                Double.POSITIVE_INFINITY,
                new TemperProposer(definition, List.of(sources)),
                0);
    }

    private static double best(TableRun run) {
        TableRun.Best best = run.best();
        return best == null ? Double.POSITIVE_INFINITY : best.loss();
    }

    private static double mean(java.util.function.LongFunction<SourceRanks[]> sources) {
        double sum = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            sum += best(play(seed, sources.apply(seed)));
        }
        return sum / SEEDS;
    }

    @Test
    void whatEarlierExperimentsFoundSavesCost() {
        double warm = mean(seed -> new SourceRanks[] {earlier(seed, false)});
        assertThat(warm).isLessThan(0.7 * COLD);
    }

    @Test
    void whatWasBadElsewhereAndIsGoodHereDoesLittleHarm() {
        assertThat(mean(seed -> new SourceRanks[] {earlier(seed, true)})).isLessThan(1.3 * COLD);
    }

    @Test
    void whatRanksByChanceDoesLittleHarm() {
        assertThat(mean(seed -> new SourceRanks[] {new Chance(seed), new Chance(seed + 100)}))
                .isLessThan(1.3 * COLD);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void theRightSourceAmongWrongOnesIsBelieved(long seed) {
        TableRun run = play(seed, new Chance(seed), earlier(seed, false), earlier(seed, true));
        List<Double> weights =
                Objects.requireNonNull(Journals.last(run).proposal()).model().weights();
        assertThat(weights.get(1)).isGreaterThan(0.5);
        assertThat(weights.get(2)).isZero();
    }

    @Test
    void theFirstSuggestionsComeFromTheSources() {
        SourceRanks source = earlier(3, false);
        List<Action.Suggest> first = play(3, source).decisions().stream()
                .map(Decision::action)
                .filter(Action.Suggest.class::isInstance)
                .map(Action.Suggest.class::cast)
                .limit(4)
                .toList();
        assertThat(first.stream()
                        .filter(suggest -> source.of(suggest.configuration())[3] < -1.2)
                        .map(Action.Suggest::target)
                        .map(Target::rung))
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly(0);
    }

    @Test
    void aProposerThatRemembersNothingProposesTheSameBits() {
        SourceRanks[] sources = {earlier(1, false), new Chance(1)};
        ExperimentState state = ExperimentState.empty();
        int proposals = 0;
        for (JournalEntry entry : play(1, sources).journal()) {
            if (entry.event() instanceof Event.ProposalMade made && proposals++ % 5 == 0) {
                Proposal again = new TemperProposer(definition(1), List.of(sources))
                        .propose(ExperimentState.restore(state.rows()));
                assertThat(again).isEqualTo(made.proposal());
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(proposals).isGreaterThan(20);
    }

    @Test
    void theMachineRefusesNothingThatSourcesBring() {
        for (Decision decision : play(5, new Chance(5), earlier(5, false)).decisions()) {
            if (decision.action() instanceof Action.Reject reject) {
                assertThat(reject.reason()).isEqualTo(RejectReason.EXPERIMENT_COMPLETE);
            }
        }
    }
}
