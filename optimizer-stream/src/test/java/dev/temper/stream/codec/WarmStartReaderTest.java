package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Imported;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmStartReaderTest {
    private static final String EPOCHS = """
            id: warm
            metric: {name: loss, goal: minimize}
            parameters:
              - {name: x, type: double, min: 0, max: 1}
              - {name: n, type: int, min: 1, max: 9}
            tasks: {epochs: {max: 27}}
            budget: {trials: 60}
            warm_start:
              - {parameters: {n: 3, x: 0.5}, epoch: 9, value: 0.25}
              - {parameters: {x: 0.5, n: 3}, value: 0.125}
              - {parameters: {x: 1, n: 4}, epoch: 100, value: -1}
            """;

    @Test
    void valuesAreOfAnEpochOrOfAFullTraining() {
        ExperimentDefinition definition = DefinitionReader.read(EPOCHS);
        assertThat(definition.warmStart()).extracting(Imported::key).containsExactly(9, 27, 100);
        assertThat(definition.warmStart()).extracting(Imported::value).containsExactly(0.25, 0.125, -1.0);
        assertThat(definition.warmStart().get(0).configuration())
                .isEqualTo(definition.warmStart().get(1).configuration());
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        ExperimentDefinition definition = DefinitionReader.read(EPOCHS);
        String written = DefinitionWriter.write(definition);
        assertThat(written).contains("{\"parameters\":{\"x\":0.5,\"n\":3},\"epoch\":9,\"value\":0.25}");
        assertThat(DefinitionReader.readJson(written)).isEqualTo(definition);
    }

    @Test
    void namedTasksAreNamed() {
        String named = EPOCHS.replace(
                        "{epochs: {max: 27}}", "{named: [{name: small, cost: 0.1}, {name: all, cost: 1}]}")
                .replace("epoch: 9", "task: small")
                .replace("epoch: 100", "task: all");
        ExperimentDefinition definition = DefinitionReader.read(named);
        assertThat(definition.warmStart()).extracting(Imported::key).containsExactly(0, 1, 1);
        assertThat(DefinitionReader.readJson(DefinitionWriter.write(definition)))
                .isEqualTo(definition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    epoch: 9|epoch: 0|warm_start[0].epoch|epoch is 0: give 1 to 1000000
                    epoch: 9|task: full|warm_start[0].task|counted in epochs: give epoch
                    value: 0.25|value: .inf|warm_start[0].value|value is Infinity: give a finite number
                    n: 3, x: 0.5|n: 3, x: 7|warm_start[0].parameters.x|x is 7: give a number from 0 to 1
                    n: 3, x: 0.5|n: 3|warm_start[0].parameters.x|x is missing
                    n: 3, x: 0.5|n: 3, y: 1|warm_start[0].parameters.y|y is no parameter
                    epoch: 9|epoch: 27|warm_start[1]|has a value there already
                    id: warm|{id: warm, method: gp-ei}|warm_start|gp-ei does not use warm_start: use temper
                    id: warm|{id: warm, method: asha}|warm_start|without a model does not use warm_start
                    """)
    void whatIsWrongIsSaid(String before, String after, String path, String message) {
        String text = EPOCHS.replaceFirst(
                java.util.regex.Pattern.quote(before),
                after.startsWith("{") ? after.substring(1, after.length() - 1).replace(", ", "\n") : after);
        assertThatThrownBy(() -> DefinitionReader.read(text))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(path)
                .hasMessageContaining(message);
    }

    @Test
    void tooManyValuesAreRefused() {
        String text = EPOCHS.substring(0, EPOCHS.indexOf("  - {parameters: {n"))
                + IntStream.rangeClosed(1, Imported.MOST + 1)
                        .mapToObj(i -> "  - {parameters: {x: 0.5, n: 3}, epoch: " + i + ", value: 1}\n")
                        .collect(Collectors.joining());
        assertThatThrownBy(() -> DefinitionReader.read(text))
                .hasMessageContaining("warm_start: there are 201 values: give at most 200");
        String fewer = text.substring(0, text.indexOf("epoch: 3,"));
        assertThatThrownBy(() -> DefinitionReader.read(fewer.substring(0, fewer.lastIndexOf("  -"))))
                .hasMessageContaining("all values are of one configuration");
    }
}
