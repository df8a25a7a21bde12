package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.EventHeader;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailedRunsTest {
    private static TrialEnded end(Outcome outcome, String detail) {
        EventHeader header = EventHeader.newBuilder()
                .setExperiment("cars")
                .setProducer("agent")
                .setNumber(1)
                .build();
        return new TrialEnded(header, 1, 1L, outcome, 1, detail, false);
    }

    @Test
    void reasonsAreCountedAndTheLatestOutputIsShown() {
        assertThat(FailedRuns.reasons(List.of(
                        end(Outcome.FAILED, "cannot be started: no such program"),
                        end(Outcome.FAILED, "exit code 1\nTraceback\nValueError: first\n"),
                        end(Outcome.STOPPED, "as decided"),
                        end(Outcome.FAILED, "exit code 1\nTraceback\nValueError: second\nloading data\n\n"))))
                .containsExactly(
                        "2 runs: exit code 1; the output says: ValueError: second",
                        "1 run: cannot be started: no such program");
    }

    @Test
    void whereNoLineNamesAnErrorTheLastOneIsShown() {
        assertThat(FailedRuns.reasons(List.of(end(Outcome.FAILED, "exit code 137\nloading\nepoch 1\n"))))
                .containsExactly("1 run: exit code 137; the output says: epoch 1");
    }

    @Test
    void aRunWithoutAWordIsCountedToo() {
        assertThat(FailedRuns.reasons(List.of(end(Outcome.FAILED, "")))).containsExactly("1 run: no reason given");
    }
}
