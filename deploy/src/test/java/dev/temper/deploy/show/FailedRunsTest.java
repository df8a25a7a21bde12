package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.text.ShownNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailedRunsTest {
    private static List<String> reasons(String... details) {
        return FailedRuns.reasons(List.of(details), runs -> ShownNumber.count(runs, "run"));
    }

    @Test
    void reasonsAreCountedAndTheLatestOutputIsShown() {
        assertThat(reasons(
                        "cannot be started: no such program",
                        "exit code 1\nTraceback\nValueError: first\n",
                        "exit code 1\nTraceback\nValueError: second\nloading data\n\n"))
                .containsExactly(
                        "2 runs: exit code 1; the output says: ValueError: second",
                        "1 run: cannot be started: no such program");
    }

    @Test
    void whereNoLineNamesAnErrorTheLastOneIsShown() {
        assertThat(reasons("exit code 137\nloading\nepoch 1\n"))
                .containsExactly("1 run: exit code 137; the output says: epoch 1");
    }

    @Test
    void aRunWithoutAWordIsCountedToo() {
        assertThat(reasons("")).containsExactly("1 run: no reason given");
    }
}
