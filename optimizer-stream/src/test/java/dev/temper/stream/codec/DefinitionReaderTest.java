package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.definition.Task;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import dev.temper.schemas.document.Choices;
import dev.temper.schemas.document.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {
    static final String DIGITS = """
            id: digits
            metric: {name: accuracy, goal: maximize}
            parameters:
              - {name: learning_rate, type: double, min: 1.0e-4, max: 1, scale: log, default: 0.01}
              - {name: batch_size, type: int, min: 16, max: 256, scale: power-of-two, default: 64}
              - {name: nesterov, type: categorical, values: ["true", "false"], default: "false"}
              - {name: layers, type: values, values: [1, 2, 4]}
            tasks: {epochs: {min: 1, max: 27, eta: 3}}
            budget: {trials: 60, cost: 20}
            parallel: 2
            method: {suggester: quasi-random, schedule: async-hyperband, brackets: 1, grace: 3}
            resume: checkpoint
            failures: {retries: 2}
            lease: {seconds: 30}
            seed: 17
            """;

    static final String LEAST = """
            id: least
            metric: {name: loss, goal: minimize}
            parameters: [{name: x, type: double, min: 0, max: 1}]
            tasks: {epochs: {max: 9}}
            budget: {trials: 3}
            """;

    @Test
    void readsEveryField() {
        assertThat(DefinitionReader.read(DIGITS))
                .isEqualTo(new ExperimentDefinition(
                        "digits",
                        new Metric("accuracy", Metric.Goal.MAXIMIZE),
                        Space.of(List.of(
                                new Parameter.OfDouble("learning_rate", 1e-4, 1, Scale.LOG, 0.01),
                                new Parameter.OfInt("batch_size", 16, 256, Scale.POWER_OF_TWO, 64L),
                                new Parameter.Categorical("nesterov", List.of("true", "false"), "false"),
                                new Parameter.ValueList(
                                        "layers",
                                        List.of(new Value.OfLong(1), new Value.OfLong(2), new Value.OfLong(4)),
                                        null))),
                        Ladder.ofEpochs(1, 27, 3),
                        new Budget(60, 20_000_000L),
                        2,
                        new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 3),
                        Resume.CHECKPOINT,
                        2,
                        30_000,
                        17));
    }

    @ParameterizedTest
    @EnumSource(NamedMethod.class)
    void everyNamedMethodCanBeRunAndIsReadBackAsItsParts(NamedMethod named) {
        ExperimentDefinition definition = DefinitionReader.read(LEAST + "method: " + Choices.name(named) + "\n");
        assertThat(definition.method()).isEqualTo(named.on(definition.ladder()));
        assertThat(DefinitionReader.readJson(DefinitionWriter.write(definition)))
                .isEqualTo(definition);
    }

    @Test
    void aMethodPutTogetherBeforeThereWereModelsHasNone() {
        assertThat(DefinitionReader.read(DIGITS).method().model()).isEqualTo(Model.NONE);
    }

    @Test
    void aModelNeedsTheScheduleThatItSpeaksOf() {
        String text = LEAST + "method: {schedule: full, model: temper}\n";
        assertThat(catchThrowableOfType(DefinitionException.class, () -> DefinitionReader.read(text)))
                .hasMessageContaining("model temper needs async-hyperband");
    }

    @Test
    void hyperbandHasAllItsBracketsUnlessToldOtherwise() {
        String all = DIGITS.replace("schedule: async-hyperband, brackets: 1", "schedule: hyperband");
        assertThat(DefinitionReader.read(all).method().brackets()).isEqualTo(4);
        String one = DIGITS.replace("schedule: async-hyperband", "schedule: hyperband");
        assertThat(DefinitionReader.read(one).method().brackets()).isEqualTo(1);
    }

    @Test
    void defaultsAreSane() {
        assertThat(DefinitionReader.read(LEAST))
                .isEqualTo(new ExperimentDefinition(
                        "least",
                        new Metric("loss", Metric.Goal.MINIMIZE),
                        Space.of(List.of(new Parameter.OfDouble("x", 0, 1, Scale.LINEAR, null))),
                        Ladder.ofEpochs(1, 9, 3),
                        new Budget(3, null),
                        1,
                        new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER),
                        Resume.CHECKPOINT,
                        1,
                        30_000,
                        0));
    }

    @Test
    void readsNamedTasks() {
        String text = LEAST.replace(
                "{epochs: {max: 9}}",
                "{eta: 2, named: [{name: small, cost: 0.1}, {name: medium, cost: 0.5}, {name: full, cost: 1.0}]}");
        assertThat(DefinitionReader.read(text).ladder())
                .isEqualTo(new NamedLadder(
                        List.of(
                                new Task("small", 0, 100_000),
                                new Task("medium", 0, 500_000),
                                new Task("full", 0, 1_000_000)),
                        2));
    }

    @Test
    void reportsEveryProblemAtOnce() {
        String text = """
                id: 7
                metrc: {name: accuracy, goal: maximize}
                metric: {name: accuracy, goal: maximise}
                parameters:
                  - {name: a, type: double, max: high}
                  - {name: b, type: flaot}
                  - {name: c, type: categorical, values: [1, two]}
                  - {name: d, type: values, values: [1, two]}
                  - plain
                tasks: {epochs: {min: 0, max: 9, eat: 3}}
                parallel: 1.5
                metod: {}
                """;
        assertThat(findings(text))
                .extracting(Finding::path)
                .contains(
                        "id",
                        "metric.goal",
                        "parameters[0].min",
                        "parameters[0].max",
                        "parameters[1].type",
                        "parameters[2].values[0]",
                        "parameters[3].values[1]",
                        "parameters[4]",
                        "tasks.epochs.eat",
                        "parallel",
                        "metrc",
                        "metod");
        assertThat(message(text, "metrc")).isEqualTo("metrc is unknown: did you mean \"metric\"?");
        assertThat(message(text, "metric.goal")).isEqualTo("goal is \"maximise\": did you mean \"maximize\"?");
        assertThat(message(text, "parameters[0].min")).isEqualTo("min is missing: give one, such as min: 1");
        assertThat(message(text, "parameters[0].max")).isEqualTo("max is \"high\": give a number");
        assertThat(message(text, "parallel")).isEqualTo("parallel is 1.5: give a whole number, such as 1 or 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-4", "1E-4", "0.0001", "1.0e-4", ".0001", "+1e-4"})
    void everyWayToWriteANumberIsANumber(String number) {
        String text = LEAST.replace("min: 0", "min: " + number);
        assertThat(DefinitionReader.read(text).parameters())
                .containsExactly(new Parameter.OfDouble("x", 1e-4, 1, Scale.LINEAR, null));
    }

    @Test
    void unquotedBooleansAreCategories() {
        String text = LEAST.replace(
                "{name: x, type: double, min: 0, max: 1}",
                "{name: x, type: categorical, values: [true, false, no, off], default: false}");
        assertThat(DefinitionReader.read(text).parameters())
                .containsExactly(new Parameter.Categorical("x", List.of("true", "false", "no", "off"), "false"));
    }

    @Test
    void wholeAndRealValuesAreNotMixedUp() {
        String text = LEAST.replace(
                "{name: x, type: double, min: 0, max: 1}", "{name: x, type: values, values: [1, 2.5], default: 1}");
        assertThat(DefinitionReader.read(text).parameters())
                .containsExactly(new Parameter.ValueList(
                        "x", List.of(new Value.OfDouble(1), new Value.OfDouble(2.5)), new Value.OfDouble(1)));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("id: a\nid: b", "id is there twice, again at line 2, column 1"),
                Arguments.of("a: [1", "not valid YAML"),
                Arguments.of("{\"id\": 1, \"id\": 2}", "id is there twice, again at line 1, column 11"),
                Arguments.of("a: &a [*a]", "an alias stands for a list or an object: write out what it stands for"),
                Arguments.of("just text", "the definition is \"just text\", not an object with fields: give"),
                Arguments.of("", "the definition is empty: give at least the fields id,"),
                Arguments.of("# nothing\n\n# yet\n", "the definition is empty"),
                Arguments.of(
                        "- {name: x, type: int}",
                        "is a list, [{name: x, type: int}], not an object with fields: give at least the fields"),
                Arguments.of(
                        "id: a\nmetric:\n\tname: x", "not valid YAML at line 3, column 1: there is a tab; indent with"),
                Arguments.of("id: a\nmetric: {name: x\nseed: 1", "not valid YAML at line 3, column 5"),
                Arguments.of("id: a\n~: b", "there is no name at line 2, column 1: write one before the colon"),
                Arguments.of("id: \u0000", "not valid YAML at character 5: U+0000 is not allowed"),
                Arguments.of("{\"id\": \"a\"\n\t\"seed\": 1}", "not valid JSON at line 2, column 2"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrongWithTextThatIsNoDefinition(String text, String expected) {
        assertThat(catchThrowableOfType(DefinitionException.class, () -> DefinitionReader.read(text)))
                .hasMessageContaining(expected);
    }

    @Test
    void yamlIsNoJson() {
        assertThat(DefinitionReader.read(LEAST)).isNotNull();
        assertThat(catchThrowableOfType(DefinitionException.class, () -> DefinitionReader.readJson(LEAST)))
                .hasMessageContaining("not valid JSON at line 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max: 1}]|max: .inf}]|parameters[0].max|max is Infinity: give a finite number",
                "max: 9}|max: 99999999999}|tasks.epochs.max|max is 99999999999: give 1 to 1000000 epochs",
                "max: 9}|min: 10, max: 9}|tasks.epochs.max|max is 9, below min, 10",
                "max: 9}|max: 9, eta: 1}|tasks.epochs.eta|eta is 1: of each rung",
                "{epochs: {max: 9}}|{}|tasks|tasks needs epochs",
                "{epochs: {max: 9}}|{named: []}|tasks.named|named is empty: give at least one task",
                "budget:|candidates: [{x: 2}]\\nbudget:|candidates[0].x|x is 2: give a number from 0 to 1",
                "budget:|candidates: [{x: low}]\\nbudget:|candidates[0].x|x is \"low\": give a finite number",
                "budget:|candidates: [{y: 1}]\\nbudget:|candidates[0].y|y is no parameter: known are x",
                "budget:|candidates: [{}]\\nbudget:|candidates[0].x|x is missing: give a number from 0 to 1",
                "budget:|candidates: [{x: 1}, {x: 1.0}]\\nbudget:|candidates[1]|candidate 1 has the same values as",
                "{name: x, type: double, min: 0, max: 1}|{name: x, type: values, values: [true, false]}|parameters[0].values[0]|values[0] is true: give a number or a text; put all values in quotes, or use type: categorical",
                "trials: 3|cost: 1e99|budget.cost|cost is 1.0E99: give at most",
                "trials: 3|trials: many|budget.trials|trials is \"many\": give a whole number",
            })
    void namesFieldValueAndRemedy(String good, String bad, String path, String message) {
        assertThat(message(LEAST.replace(good, bad.replace("\\n", "\n")), path)).startsWith(message);
    }

    static List<Finding> findings(String text) {
        DefinitionException refused =
                catchThrowableOfType(DefinitionException.class, () -> DefinitionReader.read(text));
        assertThat(refused).as("reading %s", text).isNotNull();
        return refused.findings();
    }

    static List<String> paths(String text) {
        return findings(text).stream().map(Finding::path).toList();
    }

    static String message(String text, String path) {
        return findings(text).stream()
                .filter(finding -> finding.path().equals(path))
                .map(Finding::message)
                .findFirst()
                .orElse("no finding at " + path);
    }
}
