package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.definition.Metrics;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Forbidden;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Match;
import dev.temper.core.space.Prior;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceReaderTest {
    static final String RULED = """
            id: ruled
            metric: {name: loss, goal: minimize}
            parameters:
              - {name: optimizer, type: categorical, values: [adam, sgd], prior: {weights: {adam: 3, sgd: 1}}}
              - {name: momentum, type: double, min: 0, max: 1, when: {optimizer: sgd}, prior: {beta: {a: 8, b: 2}}}
              - {name: nesterov, type: categorical, values: [true, false], when: {optimizer: [sgd]}}
              - {name: layers, type: int, min: 1, max: 9, prior: {normal: {mean: 3, sd: 2}}}
            constraints:
              - {terms: {layers: 1, momentum: 2.5}, at_most: 9.5}
              - {terms: {layers: -1}, at_least: -8, at_most: -1}
            forbidden:
              - {optimizer: adam, layers: [1, 2]}
            tasks: {epochs: {max: 9}}
            budget: {trials: 3}
            """;

    /** It used to be left out, which forbade more, or asked for less. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{optimizer: adam, layers: [1, 2]}|{optimizer: adam, layers: }|forbidden[0].layers",
                "when: {optimizer: sgd}|when: {optimizer: }|parameters[1].when.optimizer"
            })
    void aRuleWithoutAValueIsRefused(String good, String bad, String path) {
        assertThat(DefinitionReaderTest.message(RULED.replace(good, bad), path)).contains(" has no value: give one");
    }

    @Test
    void aCategoryThatDoesNotExistIsNotTakenForASlip() {
        String text = RULED.replace("{adam: 3, sgd: 1}", "{adam: 3, sgd: 1, z: 2}");
        assertThat(DefinitionReaderTest.message(text, "parameters[0].prior.weights.z"))
                .isEqualTo("z is unknown: known are adam, sgd");
        String letters = RULED.replace("adam", "a").replace("sgd", "b").replace("{a: 3, b: 1}", "{z: 2}");
        assertThat(DefinitionReaderTest.message(letters, "parameters[0].prior.weights.z"))
                .isEqualTo("z is unknown: known are a, b");
    }

    @Test
    void aRoleThatDoesNotExistIsOneProblem() {
        String text = RULED.replace("metric: {name: loss, goal: minimize}", """
                metrics:
                  - {name: loss, goal: minimize}
                  - {name: size, role: store}""");
        assertThat(DefinitionReaderTest.paths(text)).containsExactly("metrics[1].role");
    }

    @Test
    void conditionsPriorsConstraintsAndForbiddenCombinationsAreRead() {
        Space space = DefinitionReader.read(RULED).space();
        Match sgd = new Match("optimizer", List.of(new Value.OfText("sgd")));
        assertThat(space.conditions())
                .containsExactly(new Condition("momentum", List.of(sgd)), new Condition("nesterov", List.of(sgd)));
        assertThat(space.priors())
                .containsExactly(
                        new Prior.Weights("optimizer", List.of(3.0, 1.0)),
                        new Prior.Beta("momentum", 8, 2),
                        new Prior.Normal("layers", 3, 2));
        assertThat(space.constraints())
                .containsExactly(
                        new LinearConstraint(List.of(new Term("layers", 1), new Term("momentum", 2.5)), null, 9.5),
                        new LinearConstraint(List.of(new Term("layers", -1)), -8.0, -1.0));
        assertThat(space.forbidden())
                .containsExactly(new Forbidden(List.of(
                        new Match("optimizer", List.of(new Value.OfText("adam"))),
                        new Match("layers", List.of(new Value.OfLong(1), new Value.OfLong(2))))));
        assertThat(DefinitionReader.readJson(DefinitionWriter.write(DefinitionReader.read(RULED))))
                .isEqualTo(DefinitionReader.read(RULED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{optimizer: sgd}|{optimiser: sgd}|parameters[1].when.optimiser|optimiser is no parameter: did you mean",
                "{optimizer: sgd}|{optimizer: lion}|parameters[1].when.optimizer|value is \"lion\": give one of",
                "{beta: {a: 8, b: 2}}|{gamma: {}}|parameters[1].prior.gamma|gamma is unknown: known are normal, beta, weights",
                "{beta: {a: 8, b: 2}}|{beta: {a: 8}}|parameters[1].prior.beta.b|b is missing",
                "{adam: 3, sgd: 1}|{adam: 3, sdg: 1}|parameters[0].prior.weights.sdg|sdg is unknown: did you mean \"sgd\"?",
                "at_most: 9.5|at_mots: 9.5|constraints[0].at_mots|at_mots is unknown: did you mean \"at_most\"?",
                "momentum: 2.5|optimizer: 2.5|constraints[0].terms.optimizer|optimizer has no numbers",
                "[1, 2]|[1, 10]|forbidden[0].layers|value is 10: give a whole number from 1 to 9",
            })
    void mistakesInRulesAreNamed(String good, String bad, String path, String message) {
        assertThat(DefinitionReaderTest.message(RULED.replace(good, bad), path)).startsWith(message);
    }

    private static final String LIMITED = RULED.replace(
            "metric: {name: loss, goal: minimize}",
            "metrics: [{name: latency, goal: minimize, role: constraint, threshold: 20}, {name: loss, goal: minimize},"
                    + " {name: size, role: stored}]");

    @Test
    void metricsAreReadByTheirRoles() {
        ExperimentDefinition definition = DefinitionReader.read(LIMITED);
        assertThat(definition.metrics())
                .isEqualTo(new Metrics(
                        new Metric("loss", Goal.MINIMIZE),
                        List.of(new Limit("latency", Goal.MINIMIZE, 20)),
                        List.of("size")));
        assertThat(DefinitionReader.readJson(DefinitionWriter.write(definition)))
                .isEqualTo(definition);
    }

    @Test
    void severalObjectivesAreReadInTheirOrder() {
        ExperimentDefinition definition =
                DefinitionReader.read(LIMITED.replace("role: constraint, threshold: 20", "role: objective"));
        assertThat(definition.metrics())
                .isEqualTo(new Metrics(
                        List.of(new Metric("latency", Goal.MINIMIZE), new Metric("loss", Goal.MINIMIZE)),
                        List.of(),
                        List.of("size")));
        assertThat(DefinitionReader.readJson(DefinitionWriter.write(definition)))
                .isEqualTo(definition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role: constraint, threshold: 20|role: constraint|metrics[0].threshold|threshold is missing",
                "name: loss, goal: minimize}|name: loss, role: stored}|metrics|metrics has no objective: give one metric, or several, a goal",
                "name: size|name: loss|metrics|name \"loss\" is there twice: remove one",
                "role: stored|role: shown|metrics[2].role|role is \"shown\": give objective",
                "constraints:|metric: {}\\nconstraints:|metric|metric is there beside metrics: give one of them",
            })
    void mistakesInMetricsAreNamed(String good, String bad, String path, String message) {
        assertThat(DefinitionReaderTest.message(LIMITED.replace(good, bad.replace("\\n", "\n")), path))
                .startsWith(message);
    }

    @Test
    void candidatesAreReadInTheOrderOfTheParameters() {
        String text = DefinitionReaderTest.DIGITS + """
                candidates:
                  - {nesterov: true, learning_rate: 1, batch_size: 64, layers: 4}
                  - {learning_rate: 0.01, batch_size: 16, nesterov: "false", layers: 1}
                """;
        assertThat(DefinitionReader.read(text).space().candidates())
                .first()
                .isEqualTo(new Configuration(List.of(
                        new Setting("learning_rate", new Value.OfDouble(1)),
                        new Setting("batch_size", new Value.OfLong(64)),
                        new Setting("nesterov", new Value.OfText("true")),
                        new Setting("layers", new Value.OfLong(4)))));
    }
}
