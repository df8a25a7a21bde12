package dev.temper.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.temper.schemas.MetricValue;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private final JsonLines lines = new JsonLines(Terms.PLAIN);

    @Test
    void takesEveryNumberOfAnObjectWithAnEpoch() {
        EpochMetrics found = parse(
                "  {\"epoch\": 3, \"accuracy\": 0.91, \"seconds\": 1.5, \"note\": \"x\", \"ok\": true, \"l\": [1, {\"a\": 2}], \"n\": 7} ");
        assertThat(found.epoch()).isEqualTo(3);
        assertThat(found.seconds()).isEqualTo(1.5);
        assertThat(found.values())
                .containsExactly(new MetricValue("accuracy", 0.91, null), new MetricValue("n", 7.0, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NaN | NaN",
                "\"NaN\" | NaN",
                "\"nan\" | NaN",
                "Infinity | Infinity",
                "\"inf\" | Infinity",
                "-Infinity | -Infinity",
                "\"-Infinity\" | -Infinity",
                "1e400 | Infinity"
            })
    void aValueThatIsNotFiniteIsAnOutcome(String written, double value) {
        assertThat(parse("{\"epoch\": 1, \"loss\": " + written + "}").values())
                .extracting(MetricValue::getValue)
                .containsExactly(value);
    }

    @Test
    void aNumberNamedLikeAMetricIsItsStandardDeviation() {
        assertThat(parse("{\"epoch\": 3, \"accuracy_stddev\": 0.004, \"accuracy\": 0.91}")
                        .values())
                .containsExactly(
                        new MetricValue("accuracy_stddev", 0.004, null), new MetricValue("accuracy", 0.91, 0.004));
    }

    @Test
    void aStandardDeviationThatCannotBeOneIsLeftOutAndToldOf() {
        assertThat(parse("{\"epoch\": 3, \"loss\": 1, \"loss_stddev\": -0.5}").values())
                .contains(new MetricValue("loss", 1.0, null));
        assertThat(lines.complaint()).contains("loss_stddev is -0.5");
    }

    @Test
    void takesWhatPythonPrintsForADictionary() {
        assertThat(parse("{'epoch': 1.0, 'eval_loss': 0.25}").values())
                .containsExactly(new MetricValue("eval_loss", 0.25, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "epoch 1 accuracy 0.5",
                "[1, 2]",
                "{\"accuracy\": 0.5}",
                "{\"epoch\": 0.5, \"accuracy\": 0.5}",
                "{\"epoch\": 0, \"accuracy\": 0.5}",
                "{\"epoch\": -3, \"accuracy\": 0.5}",
                "{\"epoch\": 1e300, \"accuracy\": 0.5}",
                "{\"epoch\": NaN, \"accuracy\": 0.5}",
                "{\"epoch\": 1}",
                "{\"epoch\": 1, \"seconds\": 2}",
                "{\"epoch\": 1, \"accuracy\": 0.5",
                "{{{{{{",
                "{}"
            })
    void everythingElseIsLog(String line) {
        assertThat(lines.parse(line)).isEmpty();
    }

    @Test
    void saysWhatLookedLikeAMetricAndWasNone() {
        assertThat(lines.parse("{\"epoch\": 0, \"accuracy\": 0.5}")).isEmpty();
        assertThat(lines.complaint()).contains("1 line").contains("metrics.firstEpoch: 0");
    }

    @Test
    void countsFromOneForAScriptThatCountsFromZero() {
        JsonLines zero = new JsonLines(new Terms(new Counter("epoch", 0, 1), Map.of(), null));
        assertThat(zero.parse("{\"epoch\": 0, \"accuracy\": 0.5}").get(0).epoch())
                .isEqualTo(1);
    }

    @Test
    void dropsATimeThatIsNone() {
        assertThat(parse("{\"epoch\": 1, \"a\": 1, \"seconds\": -1}").seconds()).isNull();
        assertThat(parse("{\"epoch\": 1, \"a\": 1, \"seconds\": NaN}").seconds())
                .isNull();
    }

    @Test
    void manyBracesTakeNoLongerThanOneLine() {
        String braces = "{\"a\": ".repeat(100_000) + "{\"epoch\": 1, \"accuracy\": 0.5}";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> lines.parse(braces));
        assertThat(lines.parse("{".repeat(100_000) + "\"epoch\": 1, \"accuracy\": 0.5}"))
                .hasSize(1);
    }

    @Test
    void deepNestingHarmsNothing() {
        String deep = "{\"epoch\": 1, \"a\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(lines.parse(deep)).isEmpty();
    }

    @Test
    void leavesOutWhatTheOptimizerWouldRefuse() {
        String many = IntStream.range(0, 150).mapToObj(i -> "\"m" + i + "\": 1").collect(Collectors.joining(", "));
        assertThat(parse("{\"epoch\": 1, " + many + "}").values()).hasSize(Values.MOST);
        assertThat(parse("{\"epoch\": 1, \"\": 1, \"a\\u0001\": 1, \"b\": 1}").values())
                .containsExactly(new MetricValue("b", 1.0, null));
        assertThat(lines.complaint()).contains("control character");
    }

    private EpochMetrics parse(String line) {
        return lines.parse(line).get(0);
    }
}
