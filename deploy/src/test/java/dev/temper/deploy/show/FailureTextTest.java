package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FailureTextTest {
    private static final String ESCAPE = Character.toString(27);

    private static TrialView failed(int number, String detail) {
        TrialView trial = Views.trial(number, TrialStatus.FAILED);
        trial.put("failures", 2);
        trial.put("failure", detail);
        return trial;
    }

    @Test
    void showAndWatchTellWhyATrialFailed() {
        TrialView trial = failed(7, "exit code 1\nTraceback\nValueError: too large\n");
        List<TrialView> trials = List.of(Views.trial(1, TrialStatus.RUNNING), trial);
        assertThat(FailureText.blocks(trials))
                .containsExactly("trial 7 failed: exit code 1", "  | Traceback", "  | ValueError: too large");
        assertThat(WatchScreen.lines(Views.experiment(), trials, 1_000))
                .contains("trial 7 failed: exit code 1; the output says: ValueError: too large");
        assertThat(FailureText.of(trial.getFailures(), trial.getFailure()))
                .startsWith("the last of its failed runs: exit code 1", "  | Traceback");
        assertThat(FailureText.of(0, null)).isEmpty();
    }

    @Test
    void aTrialThatGoesOnAfterAFailureIsNotSaidToHaveFailed() {
        TrialView trial = failed(7, "exit code 1");
        trial.put("status", TrialStatus.COMPLETED);
        assertThat(FailureText.lines(List.of(trial), 3)).containsExactly("trial 7 had a failed run: exit code 1");
    }

    @Test
    void ofManyFailuresEachReasonIsToldOnceWithItsCount() {
        List<TrialView> trials = List.of(
                failed(1, "exit code 1\nValueError: rate"),
                Views.trial(2, TrialStatus.COMPLETED),
                failed(3, "exit code 137\nKilled"),
                failed(4, "exit code 1\nValueError: rate"));
        assertThat(FailureText.reasons(trials))
                .containsExactly(
                        "failed runs in 2 trials: exit code 1; the output says: ValueError: rate",
                        "failed runs in 1 trial: exit code 137; the output says: Killed");
    }

    @Test
    void outputCantDriveTheTerminal() {
        String hostile = "exit code 1\n" + ESCAPE + "[2J" + ESCAPE + "[31mred" + ESCAPE + "[0m\ta" + (char) 7 + "b"
                + ESCAPE + "c" + (char) 0x202e + "\n";
        assertThat(FailureText.blocks(List.of(failed(7, hostile))))
                .containsExactly("trial 7 failed: exit code 1", "  | red    a\\u0007b\\u001bc\\u202e");
        assertThat(FailedRuns.line("e".repeat(1_000))).hasSize(201).endsWith("…");
    }

    @Test
    void onlyTheLatestFewAreToldAtLength() {
        List<TrialView> many = IntStream.rangeClosed(1, 9)
                .mapToObj(number -> failed(number, "exit code 1\n" + "line\n".repeat(100)))
                .toList();
        List<String> lines = FailureText.blocks(many);
        assertThat(lines).hasSize(5 * 6 + 1).last().asString().startsWith("and 4 more: `temper explain`");
        assertThat(FailureText.lines(many, 3)).hasSize(3);
    }

    @Test
    void hoursOfGpusAreSummedByTrialAndRung() {
        ExperimentView view = Views.experiment();
        TrialView one = Views.trial(1, TrialStatus.PAUSED);
        one.put("gpuSeconds", List.of(1_800.0, 3_600.0));
        TrialView two = Views.trial(2, TrialStatus.PAUSED);
        two.put("gpuSeconds", List.of(1_800.0));
        List<String> rungs = ExperimentText.rungs(view, List.of(one, two));
        assertThat(rungs.get(0)).endsWith("GPU hours");
        assertThat(rungs.get(1)).endsWith(" 1.00");
        assertThat(rungs.get(2)).endsWith(" 1.00");
        assertThat(ExperimentText.trials(List.of(one, two)).get(1)).contains(" 1.50  ");
        assertThat(ExperimentText.gpuHours(List.of(one, two))).containsExactly("GPU hours: 2.00");
        assertThat(ExperimentText.gpuHours(List.of(Views.trial(1, TrialStatus.PAUSED))))
                .isEmpty();
        assertThat(String.join("", ExperimentText.rungs(view, List.of()))).doesNotContain("GPU");
    }
}
