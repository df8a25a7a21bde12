package dev.temper.core.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Metric;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestersTest {
    @ParameterizedTest
    @EnumSource(Method.SuggesterKind.class)
    void everyConfigurationOfAFiniteSpaceComesAndThenTheEnd(Method.SuggesterKind kind) {
        Suggester suggester = suggester(kind, Spaces.finite(), 17);
        Set<Configuration> seen = new LinkedHashSet<>();
        long index = 0;
        for (Configuration next = suggester.at(index); next != null; next = suggester.at(++index)) {
            seen.add(next);
        }
        assertThat(seen).hasSize(60);
        assertThat(index).isLessThanOrEqualTo(120);
        assertThat(suggester.at(index + 1)).isNull();
        assertThat(suggester.at(Long.MAX_VALUE)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Method.SuggesterKind.class)
    void theSameDefinitionGivesTheSameSequenceAndAnotherSeedAnother(Method.SuggesterKind kind) {
        List<Parameter> parameters = List.of(
                new Parameter.OfDouble("rate", 1e-4, 1, Scale.LOG, null),
                new Parameter.OfInt("size", 1, 30, Scale.LINEAR, null));
        List<Configuration> first = first(suggester(kind, parameters, 3), 20);
        assertThat(first(suggester(kind, parameters, 3), 20)).isEqualTo(first);
        assertThat(first(suggester(kind, parameters, 4), 20)).isNotEqualTo(first);
    }

    @Test
    void aGridVisitsEveryPointOnce() {
        UnitCube space = new UnitCube(List.of(
                new Parameter.OfDouble("rate", 1e-4, 1, Scale.LOG, null),
                new Parameter.OfInt("size", 1, 6, Scale.LINEAR, null),
                new Parameter.Categorical("kind", List.of("a", "b"), null)));
        GridSuggester grid = GridSuggester.ofGrid(space, 5);
        List<Configuration> all = first(grid, 9 * 6 * 2);
        assertThat(all).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(grid.at(all.size())).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void theFirstPointsOfAGridAreALatinHypercube(long seed) {
        GridSuggester grid = GridSuggester.ofGrid(Spaces.unit(4), seed);
        List<Configuration> first = first(grid, 9);
        for (int i = 0; i < 4; i++) {
            int dimension = i;
            assertThat(first.stream().map(point -> Spaces.number(point, dimension)))
                    .containsExactlyInAnyOrder(0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.SuggesterKind.class)
    void everyCandidateComesOnceAndNothingElse(Method.SuggesterKind kind) {
        List<Parameter> parameters = List.of(new Parameter.OfDouble("rate", 0, 1, Scale.LINEAR, null));
        List<Configuration> candidates = first(GridSuggester.ofGrid(new UnitCube(parameters), 1), 9);
        Suggester suggester = suggester(kind, Space.of(parameters).withCandidates(candidates), 17);
        List<Configuration> suggested = first(suggester, 9);
        assertThat(suggested).containsExactlyInAnyOrderElementsOf(candidates);
        assertThat(suggester.at(9)).isNull();
        assertThat(suggester.at(Long.MAX_VALUE)).isNull();
        assertThat(suggested.equals(candidates)).isEqualTo(kind == Method.SuggesterKind.GRID);
    }

    private static List<Configuration> first(Suggester suggester, int count) {
        List<Configuration> configurations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            configurations.add(suggester.at(i));
        }
        return configurations;
    }

    private static Suggester suggester(Method.SuggesterKind kind, List<Parameter> parameters, long seed) {
        return suggester(kind, Space.of(parameters), seed);
    }

    static Suggester suggester(Method.SuggesterKind kind, Space space, long seed) {
        return Suggesters.of(new ExperimentDefinition(
                "digits",
                new Metric("accuracy", Metric.Goal.MAXIMIZE),
                space,
                Ladder.ofEpochs(1, 27, 3),
                new Budget(60, null),
                2,
                new Method(kind, ScheduleKind.ASYNC_HYPERBAND, 1, 1),
                Resume.CHECKPOINT,
                1,
                30_000,
                seed));
    }
}
