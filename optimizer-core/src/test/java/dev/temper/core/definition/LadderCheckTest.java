package dev.temper.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.temper.core.space.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderCheckTest {
    @ParameterizedTest
    @CsvSource({
        "0, 27, 3, min",
        "-5, 27, 3, min",
        "28, 27, 3, max",
        "1, 0, 3, max",
        "1, 1000001, 3, max",
        "1, 27, 1, eta",
        "1, 27, 0, eta",
        "1, 27, -3, eta"
    })
    void badBoundsAreNamedAndNeverLoopForEver(int min, int max, int eta, String field) {
        assertThat(LadderCheck.checkEpochs(min, max, eta))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("tasks.epochs." + field));
        assertThatIllegalArgumentException().isThrownBy(() -> Ladder.ofEpochs(min, max, eta));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "1, 27, 3", "3, 100, 4", "1, 1000000, 2", "7, 7, 2147483647", "1, 2, 2147483647"})
    void goodBoundsGiveALadderWithoutProblems(int min, int max, int eta) {
        assertThat(LadderCheck.checkEpochs(min, max, eta)).isEmpty();
        Ladder ladder = Ladder.ofEpochs(min, max, eta);
        assertThat(LadderCheck.check(ladder)).isEmpty();
        assertThat(ladder.full().epochs()).isEqualTo(max);
    }

    @Test
    void namedTasksRiseToOneUnderDistinctNames() {
        Task small = new Task("small", 0, 100_000);
        Task full = new Task("full", 0, 1_000_000);
        assertThat(paths(2, small, full)).isEmpty();
        assertThat(paths(2)).containsExactly("tasks");
        assertThat(paths(1, small, full)).containsExactly("tasks.eta");
        assertThat(paths(2, full, small)).containsExactly("tasks.named[1].cost", "tasks.named[1].cost");
        assertThat(paths(2, small)).containsExactly("tasks.named[0].cost");
        assertThat(paths(2, new Task("full", 0, 5), full)).containsExactly("tasks.named[1].name");
        assertThat(paths(2, new Task(" ", 0, 0), full)).containsExactly("tasks.named[0].name", "tasks.named[0].cost");
        assertThat(paths(2, small, new Task("full", 0, 1_000_001)))
                .containsExactly("tasks.named[1].cost", "tasks.named[1].cost");
    }

    @Test
    void costsAreSpelledInFullTrainings() {
        assertThat(LadderCheck.check(new NamedLadder(List.of(new Task("half", 0, 500_000)), 2)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("half", "0.5", "must cost 1"));
    }

    private static List<String> paths(int eta, Task... tasks) {
        return LadderCheck.check(new NamedLadder(List.of(tasks), eta)).stream()
                .map(Problem::path)
                .toList();
    }
}
