package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BestCommandTest {
    private static TrialView trial(int number, double accuracy, double latency) {
        return TrialView.newBuilder()
                .setExperiment("two")
                .setTrial(number)
                .setSequence(1)
                .setStatus(TrialStatus.COMPLETED)
                .setParameters(List.of(new ParameterValue("width", 8L * number)))
                .setBracket(0)
                .setRung(0)
                .setEpoch(9)
                .setTargetEpoch(0)
                .setFailures(0)
                .setLosses(0)
                .setCostMicros(0)
                .setObjectives(List.of(accuracy, latency))
                .build();
    }

    private static ExperimentView experiment(String metrics, List<Integer> pareto) {
        return ExperimentView.newBuilder()
                .setExperiment("two")
                .setSequence(1)
                .setTime(0)
                .setCreatedAt(0)
                .setStatus(ExperimentStatus.RUNNING)
                .setDefinition("""
                        {"id":"two",%s,
                         "parameters":[{"name":"width","type":"int","min":8,"max":64}],
                         "tasks":{"epochs":{"max":9}},"budget":{"trials":10}}
                        """.formatted(metrics))
                .setTrials(2)
                .setRunning(0)
                .setPaused(0)
                .setCompleted(2)
                .setStopped(0)
                .setFailed(0)
                .setCostMicros(0)
                .setReservedMicros(0)
                .setEpochs(18)
                .setDecisions(4)
                .setBestTrial(1)
                .setBestValue(0.75)
                .setRungs(List.of())
                .setParetoTrials(pareto)
                .setSteering(List.of())
                .build();
    }

    @Test
    void theParetoSetIsMoreThanNumbers() {
        ExperimentView view = experiment(
                "\"metrics\":[{\"name\":\"accuracy\",\"goal\":\"maximize\"},{\"name\":\"latency\",\"goal\":\"minimize\"}]",
                List.of(1, 2));
        Map<Integer, TrialView> trials = Map.of(1, trial(1, 0.75, 12.5), 2, trial(2, 0.5, 3));
        ObjectNode json = BestCommand.json(view, trial(1, 0.75, 12.5), trials);
        assertThat(json.path("pareto").toString())
                .isEqualTo(
                        "[{\"trial\":1,\"values\":{\"accuracy\":0.75,\"latency\":12.5},\"parameters\":{\"width\":8}},"
                                + "{\"trial\":2,\"values\":{\"accuracy\":0.5,\"latency\":3.0},\"parameters\":{\"width\":16}}]");
        assertThat(json.path("parameters").path("width").asInt()).isEqualTo(8);
    }

    @Test
    void oneObjectiveHasNoParetoSet() {
        ExperimentView view = experiment("\"metric\":{\"name\":\"accuracy\",\"goal\":\"maximize\"}", List.of());
        assertThat(BestCommand.json(view, trial(1, 0.75, 12.5), Map.of()).has("pareto"))
                .isFalse();
    }
}
