package dev.temper.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.space.Forbidden;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Prior;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
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
                    d.schedule = ScheduleKind.FULL;
                    d.cost = 999_999L;
                }),
                mistake("parallel", "0", d -> d.parallel = 0),
                mistake("method.brackets", "0", d -> d.brackets = 0),
                mistake("method.brackets", "rungs, which is 4", d -> d.brackets = 5),
                mistake("method.brackets", "5", d -> {
                    d.schedule = ScheduleKind.HYPERBAND;
                    d.brackets = 5;
                }),
                mistake("method.grace", "0", d -> {
                    d.schedule = ScheduleKind.MEDIAN_STOPPING;
                    d.grace = 0;
                }),
                mistake("failures.retries", "-1", d -> d.retries = -1),
                mistake("lease.seconds", "0.999", d -> d.leaseMillis = 999),
                mistake("lease.seconds", "2592000", d -> d.leaseMillis = Long.MAX_VALUE),
                mistake("method.suggester", "129 parameters", d -> d.parameters = many(129)),
                mistake("parameters[0]", "10001 values", d -> {
                    d.suggester = Method.SuggesterKind.GRID;
                    d.parameters = List.of(new Parameter.OfInt("n", 0, 10_000, Scale.LINEAR, null));
                }));
    }

    static Stream<Arguments> conditionMistakes() {
        Match plain = new Match("nesterov", List.of(new Value.OfText("false")));
        return Stream.of(
                mistake("parameters[0].when.nesterov", "declared before", d -> d.condition("learning_rate", plain)),
                mistake("parameters[2].when.nesterov", "declared before", d -> d.condition("nesterov", plain)),
                mistake("parameters[3].when", "is empty", d -> d.condition("layers")),
                mistake(
                        "parameters[3].when.nesterov",
                        "\"no\": give one of \"true\", \"false\"",
                        d -> d.condition("layers", new Match("nesterov", List.of(new Value.OfText("no"))))),
                mistake(
                        "parameters[3].when.learning_rate",
                        "of type double",
                        d -> d.condition("layers", new Match("learning_rate", List.of(new Value.OfDouble(0.1))))));
    }

    static Stream<Arguments> priorMistakes() {
        return Stream.of(
                mistake("parameters[2].prior", "use weights", d -> d.prior(new Prior.Beta("nesterov", 1, 1))),
                mistake(
                        "parameters[0].prior.beta.a",
                        "a is 0: give 0.1 to 1000",
                        d -> d.prior(new Prior.Beta("learning_rate", 0, 1))),
                mistake(
                        "parameters[0].prior.normal.mean",
                        "mean is 2: give a number from",
                        d -> d.prior(new Prior.Normal("learning_rate", 2, 1))),
                mistake(
                        "parameters[0].prior.normal.sd",
                        "sd is 0: give 0.004 to 4000",
                        d -> d.prior(new Prior.Normal("learning_rate", 0.1, 0))),
                mistake(
                        "parameters[1].prior.normal.mean",
                        "mean is 65: give a power of two",
                        d -> d.prior(new Prior.Normal("batch_size", 65, 1))),
                mistake(
                        "parameters[2].prior.weights.false",
                        "weight is -1: give a number above 0",
                        d -> d.prior(new Prior.Weights("nesterov", List.of(1.0, -1.0)))));
    }

    static Stream<Arguments> ruleMistakes() {
        Match plain = new Match("nesterov", List.of(new Value.OfText("false")));
        LinearConstraint heavy = new LinearConstraint(List.of(new Term("batch_size", 1)), null, 15.0);
        return Stream.of(
                mistake(
                        "constraints[0].terms",
                        "is empty",
                        d -> d.constraint(new LinearConstraint(List.of(), null, 1.0))),
                mistake(
                        "constraints[0].terms.nesterov",
                        "has no numbers",
                        d -> d.constraint(new LinearConstraint(List.of(new Term("nesterov", 1)), null, 1.0))),
                mistake(
                        "constraints[0].terms.depth",
                        "not a parameter: use learning_rate",
                        d -> d.constraint(new LinearConstraint(List.of(new Term("depth", 1)), null, 1.0))),
                mistake(
                        "constraints[0]",
                        "give at_most, at_least or both",
                        d -> d.constraint(new LinearConstraint(List.of(new Term("layers", 1)), null, null))),
                mistake(
                        "constraints[0].at_least",
                        "at_least is 3, above at_most, 2",
                        d -> d.constraint(new LinearConstraint(List.of(new Term("layers", 1)), 3.0, 2.0))),
                mistake("constraints", "10000 random configurations all break", d -> d.constraint(heavy)),
                mistake("forbidden[0]", "is empty", d -> d.forbidden = List.of(new Forbidden(List.of()))),
                mistake(
                        "forbidden",
                        "leave nothing to try",
                        d -> d.forbidden = List.of(
                                new Forbidden(List.of(plain)),
                                new Forbidden(List.of(new Match("nesterov", List.of(new Value.OfText("true"))))))));
    }

    /** What could be run, and would come to nothing. */
    static Stream<Arguments> vainMistakes() {
        return Stream.of(
                mistake("metric.name", "seconds", d -> d.metric = "seconds"),
                mistake("metric.name", "epoch", d -> d.metric = "epoch"),
                mistake("method.suggester", "no point of the grid", d -> {
                    d.suggester = Method.SuggesterKind.GRID;
                    d.parameters = many(2);
                    d.constraint(new LinearConstraint(List.of(new Term("x0", 1), new Term("x1", 1)), 0.9, 0.99));
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
    @MethodSource({"mistakes", "vainMistakes", "conditionMistakes", "priorMistakes", "ruleMistakes"})
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
        definitions.schedule = ScheduleKind.FULL;
        definitions.brackets = 0;
        assertThat(DefinitionCheck.check(definitions.build())).isEmpty();
    }
}
