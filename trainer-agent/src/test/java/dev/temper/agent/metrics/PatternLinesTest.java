package dev.temper.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.temper.schemas.MetricValue;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PatternLinesTest {
    @Test
    void takesGroupsAsMetrics() {
        PatternLines lines = lines(
                "Epoch (?<epoch>\\d+)/\\d+.*? loss[=:] ?(?<loss>\\S+).*?acc (?<acc>\\S+)%(?: in (?<seconds>\\S+) s)?",
                Map.of("acc", "val_accuracy"));
        EpochMetrics found = lines.parse("[INFO] Epoch 3/9 - loss: nan - acc 91.5% in 12.5 s")
                .get(0);
        assertThat(found.epoch()).isEqualTo(3);
        assertThat(found.seconds()).isEqualTo(12.5);
        assertThat(found.values())
                .extracting(MetricValue::getName, MetricValue::getValue)
                .containsExactly(tuple("loss", Double.NaN), tuple("val_accuracy", 91.5));
        assertThat(lines.parse("Epoch 3/9 begins")).isEmpty();
    }

    @Test
    void aGroupThatIsNoNumberIsLeftOut() {
        PatternLines lines = lines("epoch (?<epoch>\\S+) a (?<a>\\S+) b (?<b>\\S+)", Map.of());
        assertThat(lines.parse("epoch 1 a 0x10p1 b 2").get(0).values())
                .containsExactly(new MetricValue("b", 2.0, null));
    }

    @Test
    void aLineWithoutUsableNumbersIsLog() {
        PatternLines lines = lines("epoch (?<epoch>\\S+) a (?<a>\\S+)", Map.of());
        assertThat(lines.parse("epoch 1 a -")).isEmpty();
        assertThat(lines.parse("epoch one a 1")).isEmpty();
        assertThat(lines.complaint()).contains("2 lines").contains("one");
    }

    @Test
    void aPatternThatBacktracksWithoutEndDoesNotStall() {
        PatternLines lines = lines("(?<epoch>\\d+) (?<a>(x+x+)+y)", Map.of());
        assertThat(lines.parse("1 " + "x".repeat(4_000))).isEmpty();
        assertThat(lines.complaint()).contains("backtracks");
    }

    @Test
    void onlyTheBeginningOfALongLineIsSearched() {
        PatternLines lines = lines("(?<epoch>\\d+) (?<a>\\d+)", Map.of());
        assertThat(lines.parse("x".repeat(PatternLines.LINE_CHARS) + " 1 1")).isEmpty();
    }

    @Test
    void saysWhatAPatternLacks() {
        assertThatThrownBy(() -> lines("(?<a>\\d+)", Map.of())).hasMessageContaining("(?<epoch>");
        assertThatThrownBy(() -> lines("(?<epoch>\\d+)", Map.of())).hasMessageContaining("a metric");
        assertThatThrownBy(() -> lines("(?<epoch>\\d+) (?<a>\\d+)", Map.of("b", "c")))
                .hasMessageContaining("[b]");
    }

    private static PatternLines lines(String pattern, Map<String, String> names) {
        return new PatternLines(Pattern.compile(pattern), new Terms(Counter.EPOCHS, names, null));
    }
}
