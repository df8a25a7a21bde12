package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.History;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.source.SourceRanks;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far sources are believed, by how they rank what was tried. */
class SourceWeightsTest {
    private static final ExperimentDefinition DEFINITION = Hills.definition(
            1,
            new Method(Method.SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.NONE),
            ExperimentDefinition.Resume.CHECKPOINT,
            4);

    private record Ranked(String name, ToDoubleFunction<Configuration> rank) implements SourceRanks {
        @Override
        public double[] of(Configuration configuration) {
            double same = rank.applyAsDouble(configuration);
            return new double[] {same, same, same, same};
        }
    }

    /** After so many events of an experiment that nothing advises. */
    private static History history(int events) {
        TableRun run = TableSimulation.run(DEFINITION, new Hills(1), 4);
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry :
                run.journal().subList(0, Math.min(events, run.journal().size()))) {
            state = ExperimentMachine.step(state, entry).state();
        }
        return History.of(state, DEFINITION);
    }

    private static double truth(Configuration configuration) {
        Hills hills = new Hills(1);
        return hills.loss(hills.take(1, configuration), 1_000_000);
    }

    private static double chance(Configuration configuration, long seed) {
        return CounterRandom.unit(seed, 9, new ConfigurationKey(configuration).hashCode());
    }

    private static final SourceRanks RIGHT = new Ranked("right", SourceWeightsTest::truth);
    private static final SourceRanks WRONG = new Ranked("wrong", configuration -> -truth(configuration));

    @Test
    void beforeAnythingIsTriedAllAreBelievedAlike() {
        List<Double> weights = SourceWeights.of(List.of(RIGHT, WRONG), history(1));
        assertThat(weights).containsExactly(0.5, 0.5);
    }

    @Test
    void whatRanksTheTrialsRightIsBelievedAndWhatRanksThemWrongIsNot() {
        List<Double> weights = SourceWeights.of(List.of(RIGHT, WRONG), history(600));
        assertThat(weights.get(0)).isCloseTo(1, within(1e-9));
        assertThat(weights.get(1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatRanksByChanceIsHardlyBelievedOnceThereAreTrials(long seed) {
        SourceRanks source = new Ranked("chance", configuration -> chance(configuration, seed));
        List<Double> weights = SourceWeights.of(List.of(source), history(600));
        assertThat(weights.get(0)).isLessThan(0.1);
    }

    /** The luckiest of twenty looks good beside few trials: what it was chosen for is no evidence. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void manyThatRankByChanceAreNotBelievedAfterFewTrials(long seed) {
        List<SourceRanks> sources = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long own = 100 * seed + i;
            sources.add(new Ranked("chance", configuration -> chance(configuration, own)));
        }
        History few = history(70);
        assertThat(few.runs().size()).isBetween(10, 25);
        assertThat(believed(sources, few)).isLessThan(0.5);
        assertThat(believed(List.of(RIGHT), few)).isGreaterThan(0.9);
    }

    private static double believed(List<SourceRanks> sources, History history) {
        return SourceWeights.of(sources, history).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    @Test
    void withoutSourcesThereAreNoWeights() {
        assertThat(SourceWeights.of(List.of(), history(600))).isEmpty();
    }
}
