package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MissingBestTest {
    private static final String NOTHING_ELSE = "";

    /** At most 9 epochs, and no best trial. */
    private static ExperimentView experiment(String constraint) {
        ExperimentView view = Views.experiment();
        view.put("bestTrial", null);
        view.put("bestValue", null);
        String metric = "{\"name\":\"accuracy\",\"goal\":\"maximize\"}";
        redefine(view, "\"metric\":" + metric, "\"metrics\":[" + metric + constraint + "]");
        return view;
    }

    private static ExperimentView ofNamedTasks() {
        ExperimentView view = experiment(NOTHING_ELSE);
        redefine(
                view,
                "{\"epochs\":{\"min\":1,\"max\":9,\"eta\":3}}",
                "{\"named\":[{\"name\":\"small\",\"cost\":0.5},{\"name\":\"all\",\"cost\":1}]}");
        return view;
    }

    private static void redefine(ExperimentView view, String from, String to) {
        view.put("definition", view.getDefinition().replace(from, to));
    }

    private static TrialView completed(int number, int epoch) {
        TrialView trial = Views.trial(number, TrialStatus.COMPLETED);
        trial.put("epoch", epoch);
        return trial;
    }

    private static String best(ExperimentView view, Map<Integer, TrialView> trials) {
        String text = ExperimentText.best(view, trials).get(0);
        List<String> screen = WatchScreen.lines(view, trials.values(), 1_000);
        assertThat(screen).anyMatch(line -> line.startsWith("best accuracy  - ("));
        return text;
    }

    @Test
    void withoutACompletedTrialNothingIsTrainedInFullYet() {
        assertThat(best(experiment(NOTHING_ELSE), Map.of(1, Views.trial(1, TrialStatus.RUNNING))))
                .isEqualTo("no trial has been trained in full yet");
    }

    @Test
    void fullTrainingsThatBreakAThresholdAreNotDenied() {
        ExperimentView view =
                experiment(",{\"name\":\"latency\",\"goal\":\"minimize\",\"role\":\"constraint\",\"threshold\":2}");
        assertThat(best(view, Map.of(1, completed(1, 9), 2, completed(2, 9))))
                .isEqualTo(
                        "no best trial: 2 trials were trained in full, and none keeps every threshold (latency at most 2; a"
                                + " metric that is not reported breaks its threshold)");
        assertThat(WatchScreen.lines(view, List.of(completed(1, 9)), 1_000))
                .anyMatch(line -> line.startsWith("best accuracy  - (1 trial was trained in full, and none keeps"));
    }

    @Test
    void trialsThatAllFailedAreNotSaidToBeUnderWay() {
        assertThat(best(
                        experiment(NOTHING_ELSE),
                        Map.of(1, Views.trial(1, TrialStatus.FAILED), 2, Views.trial(2, TrialStatus.FAILED))))
                .isEqualTo("no best trial: all 2 trials failed");
        assertThat(best(
                        experiment(NOTHING_ELSE),
                        Map.of(1, Views.trial(1, TrialStatus.FAILED), 2, Views.trial(2, TrialStatus.RUNNING))))
                .isEqualTo("no trial has been trained in full yet");
    }

    @Test
    void trialsThatEndedEarlyAreNotTakenForFullTrainings() {
        assertThat(best(experiment(NOTHING_ELSE), Map.of(1, completed(1, 4), 2, completed(2, 5))))
                .isEqualTo(
                        "no best trial: 2 trials ended by themselves before 9 epochs, which is no full result: let the"
                                + " script train to the epoch that it is told");
    }

    @Test
    void aTrialThatConvergedWasTrainedInFull() {
        TrialView converged = completed(1, 4);
        converged.put("converged", true);
        String limit = ",{\"name\":\"latency\",\"goal\":\"minimize\",\"role\":\"constraint\",\"threshold\":2}";
        assertThat(best(experiment(limit), Map.of(1, converged)))
                .startsWith("no best trial: 1 trial was trained in full, and none keeps every threshold");
    }

    @Test
    void aNamedTaskThatEndsByItselfHasNotEndedEarly() {
        assertThat(best(ofNamedTasks(), Map.of(1, completed(1, 0)))).isEqualTo("no trial has been trained in full yet");
    }
}
