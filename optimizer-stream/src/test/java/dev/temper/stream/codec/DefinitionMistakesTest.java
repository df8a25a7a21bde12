package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.temper.core.definition.ArgumentCheck;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.space.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that is wrong with a definition is said at once, and nothing that only follows from it. */
class DefinitionMistakesTest {
    private static final String PARAMETER = "{name: x, type: double, min: 0, max: 1}";

    /** It used to name the type alone. */
    @Test
    void eachWordOfAnotherToolIsNamedWithTheRightOne() {
        String text = DefinitionReaderTest.LEAST.replace(
                PARAMETER, "{name: x, type: float, low: 1e-5, high: 1e-1, log: true}");
        assertThat(lines(text))
                .containsExactly(
                        "parameters[0].type: type is \"float\": write double",
                        "parameters[0].low: low is unknown: write min: 1e-5",
                        "parameters[0].high: high is unknown: write max: 0.1",
                        "parameters[0].log: log is unknown: write scale: log");
    }

    /** A number that could not be read used to hide all else. */
    @Test
    void whatCannotBeReadHidesNothingElse() {
        assertThat(lines("""
                        id: all
                        metric: {name: loss, goal: minimize}
                        parameters:
                          - {name: optimizer, type: categorical, values: [sgd, adam]}
                          - {name: momentum, type: double, min: 0, max: 1, default: 2, when: {optimiser: sgd}}
                          - {name: layers, type: int, min: 1, max: 9}
                        candidates: [{optimizer: sgd, momentum: 0.5, layers: 10}]
                        tasks: {epochs: {max: 9}}
                        budget: {trials: 1.5, cost: -2}
                        method: {schedule: full, model: temper}
                        failures: {retries: -1}
                        """))
                .containsExactly(
                        "parameters[1].default: default is 2, which is not a number from 0 to 1: choose one that is, or"
                                + " leave it out",
                        "parameters[1].when.optimiser: optimiser is no parameter: did you mean \"optimizer\"?",
                        "candidates[0].layers: layers is 10: give a whole number from 1 to 9",
                        "budget.trials: trials is 1.5: give a whole number, such as 1 or 2",
                        "budget.cost: cost is -2 full trainings, but the first task of a trial, 9, costs 1: raise it at"
                                + " least to that",
                        "method.schedule: schedule is full, but model temper needs async-hyperband: use that, or model none",
                        "failures.retries: retries is -1: give 0 to 1000");
    }

    /** Each of these is wrong once, or twice in one place; what is said of it must be all that is said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            min: 0|min: low|parameters[0].min: min is "low": give a number
            min: 0|min: "0"|parameters[0].min: min is "0": give a number; remove the quotes
            min: 0, max: 1}]|min: 1, max: .nan, scale: log, default: 3}]|parameters[0].max: max is NaN: give a finite number
            type: double|type: blob|parameters[0].type: type is "blob": give double, int, categorical or values
            type: double, min: 0, max: 1|type: int, min: 0, max: 1.5, default: 9|parameters[0].max: max is 1.5: give a whole number, such as 1 or 2
            name: x|name: 3|parameters[0].name: name is 3: give a text; put it in quotes
            max: 9|max: nine|tasks.epochs.max: max is "nine": give a whole number
            trials: 3|cost: much|budget.cost: cost is "much": give a number
            trials: 3|cost: 1, seconds: 3600|budget.seconds: seconds is unknown: there is no budget in time: give trials or cost
            id: least|id: 7|id is 7: give a text; put it in quotes
            epochs:|epoch:|tasks.epoch: epoch is unknown: did you mean "epochs"?
            {epochs: {max: 9}}|27|tasks is 27: write tasks: {epochs: {max: 27}}
            {epochs: {max: 9}}|{max_t: 9}|tasks.max_t: max_t is unknown: write epochs: {max: 9}
            {trials: 3}|3|budget is 3: write budget: {trials: 3}
            goal: minimize|mode: min|metric.mode: mode is unknown: write goal: min && metric.goal: goal is "min": write minimize
            goal: minimize|goal: lower|metric.goal: goal is "lower": write minimize
            goal: minimize|direction: minimize|metric.direction: direction is unknown: write goal: minimize
            {name: loss, goal: minimize}|loss|metric is "loss": write metric: {name: loss} && metric.goal: goal is missing: give minimize or maximize
            min: 0, max: 1|bounds: {min: 0, max: 1}|parameters[0].bounds: bounds is unknown: write min: 0, max: 1
            min: 0, max: 1|bounds: [0, 1]|parameters[0].bounds: bounds is unknown: write min: 0, max: 1
            type: double, min: 0, max: 1|type: categorical, choices: [a, b]|parameters[0].choices: choices is unknown: write values: [a, b]
            type: double, min: 0, max: 1|type: categorical, categorical_values: [a, b]|parameters[0].categorical_values: categorical_values is unknown: write values: [a, b]
            type: double, min: 0|type: loguniform, min: 0.1|parameters[0].type: type is "loguniform": write type: double, scale: log
            type: double, min: 0, max: 1|type: bool|parameters[0].type: type is "bool": write type: categorical, values: [true, false]
            type: double|parameterType: double|parameters[0].parameterType: parameterType is unknown: write type: double
            max: 1}]|max: 1, step: 0.1}]|parameters[0].step: step is unknown: there are no steps: list the values, with type: values
            id: least|name: least|name is unknown: write id: least
            budget: {trials: 3}|n_trials: 3|n_trials is unknown: write budget: {trials: 3}
            budget: {trials: 3}|num_samples: 3|num_samples is unknown: write budget: {trials: 3}
            budget: {trials: 3}|observation_budget: 3|observation_budget is unknown: write budget: {trials: 3}
            tasks: {epochs: {max: 9}}|max_t: 9|max_t is unknown: write tasks: {epochs: {max: 9}}
            budget:|grace_period: 2\\nbudget:|grace_period is unknown: write tasks: {epochs: {min: 2}}
            budget:|reduction_factor: 2\\nbudget:|reduction_factor is unknown: write tasks: {epochs: {eta: 2}}
            budget:|parallelTrialCount: 2\\nbudget:|parallelTrialCount is unknown: write parallel: 2
            budget:|retries: 2\\nbudget:|retries is unknown: write failures: {retries: 2}
            budget:|schedule: asha\\nbudget:|schedule is unknown: write method: asha
            budget:|scheduler: async-hyperband\\nbudget:|scheduler is unknown: write method: async-hyperband && method is "async-hyperband": write asha
            budget:|method: tpe\\nbudget:|method is "tpe": write temper
            budget:|method: {suggester: sobol}\\nbudget:|method.suggester: suggester is "sobol": write quasi-random
            budget:|method: {schedule: foo, brackets: 9}\\nbudget:|method.schedule: schedule is "foo": give full, async-hyperband, async-hyperband-stopping, hyperband or median-stopping
            budget:|method: miso_kg\\nbudget:|method is "miso_kg": did you mean "misokg"?
            budget:|metrc: x\\nbudget:|metrc is unknown: did you mean "metric"?
            budget:|resume: true\\nbudget:|resume is "true": write checkpoint
            budget:|seed: 1\\nseed: 2\\nbudget:|seed is there twice, again at line 6, column 1: remove one
            parameters: [{name: x, type: double, min: 0, max: 1}]|parameters: {x: {type: double, min: 0, max: 1}}|parameters is an object: write a list, parameters: [{name: x, type: double, min: 0, max: 1}]
            budget:|constraints: [{terms: {y: 1}, at_most: 3}]\\nbudget:|constraints[0].terms.y: y is no parameter: known are x
            budget:|constraints: [{terms: {x: one}, at_most: 3}]\\nbudget:|constraints[0].terms.x: x is "one": give a number
            budget:|constraints: [{terms: {x: 1}, at_most: three}]\\nbudget:|constraints[0].at_most: at_most is "three": give a number
            budget:|forbidden: [{y: 1}]\\nbudget:|forbidden[0].y: y is no parameter: known are x
            budget:|warm_start: [{parameters: {x: 1}, value: no}, {parameters: {x: 0}, value: 1}]\\nbudget:|warm_start[0].value: value is "no": give a number
            """)
    void oneMistakeIsOneProblem(String good, String bad, String problems) {
        String text = DefinitionReaderTest.LEAST.replace(good, bad.replace("\\n", "\n"));
        assertThat(lines(text)).containsExactly(problems.split(" && ", -1));
    }

    @Test
    void problemsComeInTheOrderOfTheFile() {
        assertThat(DefinitionReaderTest.paths("""
                        seed: x
                        budget: {trials: 0}
                        n_trials: 9
                        tasks: {epochs: {eta: 1, max: q}}
                        parameters:
                          a: {high: z, low: 1, type: double}
                        metric: {goal: up, name: ""}
                        id: .
                        """))
                .containsExactly(
                        "seed",
                        "budget.trials",
                        "n_trials",
                        "tasks.epochs.eta",
                        "tasks.epochs.max",
                        "parameters",
                        "parameters[0].high",
                        "parameters[0].max",
                        "parameters[0].low",
                        "metric.goal",
                        "metric.name",
                        "id");
    }

    /** A space that is wrong in part is judged by the rest. */
    @Test
    void valuesOfSoundParametersAreCheckedBesideUnsoundOnes() {
        assertThat(DefinitionReaderTest.paths("""
                        id: part
                        metric: {name: loss, goal: minimize}
                        parameters:
                          - {name: x, type: double, min: 0, max: q}
                          - {name: y, type: int, min: 3, max: 1}
                          - {name: z, type: int, min: 0, max: 9, when: {y: 17}}
                          - {name: k, type: int, min: 0, max: 9}
                        candidates: [{x: 1, z: 3, k: 1}, {x: 1, y: 4, z: 77, k: 99}]
                        forbidden: [{k: 12}, {x: 1, y: 2}]
                        tasks: {named: [{name: a, cost: 2}, {cost: 0.5}, {name: full, cost: 1}]}
                        budget: {cost: 0}
                        warm_start: [{parameters: {x: 3, k: 55}, value: 1, task: b}]
                        """))
                .containsExactly(
                        "parameters[0].max",
                        "parameters[1].min",
                        "candidates[1].k",
                        "forbidden[0].k",
                        "tasks.named[0].cost",
                        "tasks.named[1].name",
                        "tasks.named[1].cost",
                        "budget.cost",
                        "warm_start[0].parameters.k");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "-", "-x", "--wait"})
    void idsThatMeanSomethingElseAreRefusedAtTheDoorButReplay(String id) {
        String text = DefinitionReaderTest.LEAST.replace("id: least", "id: \"" + id + "\"");
        assertThat(lines(text))
                .singleElement()
                .asString()
                .startsWith("id is \"" + id + "\": use 1 to 100 letters, digits")
                .contains("no hyphen first");
        String before = DefinitionWriter.write(DefinitionReader.read(DefinitionReaderTest.LEAST))
                .replace("\"least\"", "\"" + id + "\"");
        assertThat(DefinitionReader.readJson(before).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\\0b    | value is \"a\\u0000b\": give a text without control characters",
                "a\\nb    | value is \"a\\u000ab\": give a text without control characters",
                "a\\x7fb  | value is \"a\\u007fb\": give a text without control characters",
            })
    void textsThatCantBeArgumentsAreRefusedAtTheDoorButReplay(String value, String message) {
        assertThat(lines(choices(value))).singleElement().asString().startsWith("parameters[0].values[1]: " + message);
        String before = DefinitionWriter.write(DefinitionReader.read(choices("plain")))
                .replace("plain", value.replace("\\0", "\\u0000").replace("\\x7f", "\u007f"));
        ExperimentDefinition replayed = DefinitionReader.readJson(before);
        assertThat(ArgumentCheck.check(replayed)).extracting(Problem::path).containsExactly("parameters[0].values[1]");
    }

    @Test
    void aTextThatIsTooLongForAnArgumentIsRefused() {
        assertThat(lines(choices("é".repeat(16_385))))
                .singleElement()
                .asString()
                .endsWith("...\": it has 32770 bytes of UTF-8; give at most 32768, or the name of a file");
        assertThat(DefinitionReader.read(choices("é".repeat(16_384)))).isNotNull();
    }

    private static String choices(String value) {
        return """
                id: texts
                metric: {name: loss, goal: minimize}
                parameters: [{name: text, type: categorical, values: [one, "%s"]}]
                tasks: {epochs: {max: 9}}
                budget: {trials: 3}
                """.formatted(value);
    }

    @Test
    void journalsThatSpeltMisokgInTwoWordsReplay() {
        String written = DefinitionWriter.write(
                DefinitionReader.read(DefinitionReaderTest.LEAST + "method: {schedule: full, model: misokg}\n"));
        assertThat(written).contains("\"model\":\"misokg\"");
        assertThat(DefinitionReader.readJson(written.replace("misokg", "miso-kg"))
                        .method()
                        .model())
                .isEqualTo(Model.MISOKG);
    }

    /** The table speaks of fields that there are. */
    @ParameterizedTest
    @EnumSource(ObjectKind.class)
    void noFieldOfOursIsAWordOfOthersInTheSamePlace(ObjectKind place) {
        assertThat(place.fields())
                .allSatisfy(field -> assertThat(Words.field(place, field)).isNull());
    }

    private static List<String> lines(String text) {
        DefinitionException refused =
                catchThrowableOfType(DefinitionException.class, () -> DefinitionReader.read(text));
        assertThat(refused).as("reading %s", text).isNotNull();
        return String.valueOf(refused.getMessage()).lines().toList();
    }
}
