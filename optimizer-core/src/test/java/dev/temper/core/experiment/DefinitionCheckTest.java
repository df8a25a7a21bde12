package dev.temper.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.experiment.Method.Schedule;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionCheckTest {
    @Test
    void aSoundDefinitionHasNoProblems() {
        assertThat(DefinitionCheck.check(new Definitions().build())).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("id", "a b", d -> d.id = "a b"),
                mistake("id", "\"\"", d -> d.id = ""),
                mistake("id", "x", d -> d.id = "x".repeat(101)),
                mistake("metric.name", "\" \"", d -> d.metric = " "),
                mistake("parameters", "empty", d -> d.parameters = List.of()),
                mistake("budget", "trials, cost, or both", d -> {
                    d.trials = null;
                    d.cost = null;
                }),
                mistake("budget.trials", "0", d -> d.trials = 0),
                mistake("budget.cost", "0.03", d -> d.cost = 30_000L),
                mistake("budget.cost", "-1", d -> d.cost = -1_000_000L),
                mistake("budget.cost", "costs 1", d -> {
                    d.schedule = Schedule.FULL;
                    d.cost = 999_999L;
                }),
                mistake("parallel", "0", d -> d.parallel = 0),
                mistake("method.brackets", "0", d -> d.brackets = 0),
                mistake("method.brackets", "rungs, which is 4", d -> d.brackets = 5),
                mistake("method.brackets", "5", d -> {
                    d.schedule = Schedule.HYPERBAND;
                    d.brackets = 5;
                }),
                mistake("method.grace", "0", d -> {
                    d.schedule = Schedule.MEDIAN_STOPPING;
                    d.grace = 0;
                }),
                mistake("failures.retries", "-1", d -> d.retries = -1),
                mistake("lease.seconds", "0.999", d -> d.leaseMillis = 999),
                mistake("lease.seconds", "2592000", d -> d.leaseMillis = Long.MAX_VALUE),
                mistake("method.suggester", "129 parameters", d -> d.parameters = many(129)),
                mistake("parameters[0]", "10001 values", d -> {
                    d.suggester = Method.Suggester.GRID;
                    d.parameters = List.of(new Parameter.OfInt("n", 0, 10_000, Scale.LINEAR, null));
                }));
    }

    private static Arguments mistake(String path, String says, Consumer<Definitions> change) {
        return Arguments.of(path, says, change);
    }

    private static List<Parameter> many(int count) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parameters.add(new Parameter.OfDouble("x" + i, 0, 1, Scale.LINEAR, null));
        }
        return parameters;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void oneMistakeIsOneProblemThatNamesFieldAndValue(String path, String says, Consumer<Definitions> change) {
        Definitions definitions = new Definitions();
        change.accept(definitions);
        assertThat(DefinitionCheck.check(definitions.build())).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).contains(says);
        });
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        Definitions definitions = new Definitions();
        definitions.id = "";
        definitions.trials = -1;
        definitions.cost = 0L;
        definitions.parallel = 0;
        definitions.brackets = 9;
        definitions.retries = -1;
        definitions.leaseMillis = 0;
        definitions.parameters = List.of(
                new Parameter.OfDouble("a", 1, 0, Scale.LOG, null), new Parameter.Categorical("a", List.of("x"), null));
        assertThat(DefinitionCheck.check(definitions.build()))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "id",
                        "parameters[0].min",
                        "parameters[1].name",
                        "parameters[1].values",
                        "budget.trials",
                        "budget.cost",
                        "method.brackets",
                        "parallel",
                        "failures.retries",
                        "lease.seconds");
    }

    @Test
    void bracketsMatterOnlyToHyperband() {
        Definitions definitions = new Definitions();
        definitions.schedule = Schedule.FULL;
        definitions.brackets = 0;
        assertThat(DefinitionCheck.check(definitions.build())).isEmpty();
    }
}
