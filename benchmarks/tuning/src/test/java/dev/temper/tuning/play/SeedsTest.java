package dev.temper.tuning.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.tuning.TuningException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsTest {
    @Test
    void seedsThatNothingWasChosenOnCanBeAskedForAlone() {
        assertThat(Seeds.parse("10")).isEqualTo(new Seeds(0, 9)).hasToString("seeds 0 to 9");
        assertThat(Seeds.parse("3-9")).isEqualTo(new Seeds(3, 9)).hasToString("seeds 3 to 9");
        assertThat(Seeds.parse("4-4")).hasToString("seed 4");
        assertThat(Seeds.parse("3-9").stream()).containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(Seeds.parse("3-9").has(2)).isFalse();
        assertThat(Seeds.parse("3-9").has(9)).isTrue();
        assertThat(Seeds.parse("3-9").has(10)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'give 1 or more'",
        "-2, 'give how many, or the first and the last of them, such as 3-9'",
        "ten, 'give how many, or the first and the last of them, such as 3-9'",
        "3-, 'give how many, or the first and the last of them, such as 3-9'",
        "9999999999, 'give how many, or the first and the last of them, such as 3-9'",
        "9-3, 'the last is before the first'"
    })
    void whatIsNoSeedsIsSaid(String text, String message) {
        assertThatThrownBy(() -> Seeds.parse(text))
                .isInstanceOf(TuningException.class)
                .hasMessage("--seeds " + text + ": " + message);
    }
}
