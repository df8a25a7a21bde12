package dev.temper.core.rung;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 1 of Li et al. 2018 (Hyperband), R = 81 and eta = 3: n_i trials at r_i epochs in bracket s. */
class BracketsTest {
    private static final Brackets BRACKETS = new Brackets(5, 3, 5);

    @ParameterizedTest(name = "s = {0}")
    @CsvSource({
        "4, '81 27 9 3 1', '1 3 9 27 81'",
        "3, '34 11 3 1', '3 9 27 81'",
        "2, '15 5 1', '9 27 81'",
        "1, '8 2', '27 81'",
        "0, '5', '81'"
    })
    void areThoseOfThePaper(int s, String trials, String epochs) {
        Ladder ladder = Ladder.ofEpochs(1, 81, 3);
        int first = 4 - s;
        List<Integer> sizes = IntStream.rangeClosed(0, s)
                .mapToObj(i -> BRACKETS.trials(first) / (int) StrictMath.pow(3, i))
                .toList();
        assertThat(sizes).isEqualTo(numbers(trials));
        assertThat(ladder.tasks().subList(first, 5).stream().map(Task::epochs)).isEqualTo(numbers(epochs));
    }

    private static List<Integer> numbers(String text) {
        return List.of(text.split(" ")).stream().map(Integer::valueOf).toList();
    }

    @Test
    void takeTheirTurnsRoundAndRound() {
        assertThat(BRACKETS.inTurn(0)).isZero();
        assertThat(BRACKETS.inTurn(80)).isZero();
        assertThat(BRACKETS.inTurn(81)).isEqualTo(1);
        assertThat(BRACKETS.inTurn(81 + 34)).isEqualTo(2);
        assertThat(BRACKETS.inTurn(81 + 34 + 15 + 8)).isEqualTo(4);
        assertThat(BRACKETS.inTurn(81 + 34 + 15 + 8 + 5)).isEqualTo(5);
        assertThat(BRACKETS.inTurn(2 * 143 - 1)).isEqualTo(9);
    }

    @Test
    void absurdLaddersDoNotOverflow() {
        Brackets absurd = new Brackets(40, Integer.MAX_VALUE, 40);
        assertThat(IntStream.range(0, 40).map(absurd::trials)).allMatch(n -> n > 0);
        assertThat(absurd.inTurn(Integer.MAX_VALUE)).isBetween(0, 80);
    }
}
