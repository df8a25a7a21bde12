package dev.temper.deploy.show;

import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.RungView;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.util.List;

/** Views to show. */
final class Views {
    private Views() {}

    static ExperimentView experiment() {
        return ExperimentView.newBuilder()
                .setExperiment("cars")
                .setSequence(40)
                .setTime(65_000)
                .setCreatedAt(0)
                .setStatus(ExperimentStatus.RUNNING)
                .setDefinition("""
                        {"id":"cars","metric":{"name":"accuracy","goal":"maximize"},
                         "parameters":[{"name":"lr","type":"double","min":0.001,"max":1,"scale":"log"}],
                         "tasks":{"epochs":{"min":1,"max":9,"eta":3}},"budget":{"trials":10,"cost":4}}
                        """)
                .setTrials(5)
                .setRunning(1)
                .setPaused(3)
                .setCompleted(1)
                .setStopped(0)
                .setFailed(0)
                .setCostMicros(1_500_000)
                .setReservedMicros(222_222)
                .setEpochs(14)
                .setDecisions(12)
                .setBestTrial(2)
                .setBestValue(0.91234)
                .setRungs(List.of(new RungView(0, 0, "1", 5, 1, 555_555L), new RungView(0, 1, "3", 1, 1, 222_222L)))
                .setSteering(List.of())
                .build();
    }

    static TrialView trial(int number, TrialStatus status) {
        return TrialView.newBuilder()
                .setExperiment("cars")
                .setTrial(number)
                .setSequence(40)
                .setStatus(status)
                .setParameters(List.of(new ParameterValue("lr", 0.0123456)))
                .setBracket(0)
                .setRung(1)
                .setEpoch(2)
                .setTargetEpoch(3)
                .setValue(0.5)
                .setBestValue(0.5)
                .setAgent("host")
                .setSlot(0)
                .setFailures(0)
                .setLosses(0)
                .setCostMicros(222_222)
                .build();
    }
}
