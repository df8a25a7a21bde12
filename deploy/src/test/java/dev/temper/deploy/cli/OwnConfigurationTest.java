package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.deploy.Failure;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.Parts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OwnConfigurationTest {
    private static final ExperimentDefinition DEFINITION = DefinitionReader.read("""
            id: own
            metric: {name: loss, goal: minimize}
            parameters:
              - {name: rate, type: double, min: 0.001, max: 1}
              - {name: units, type: int, min: 16, max: 512}
              - {name: layers, type: values, values: [1, 2, 4]}
            tasks: {epochs: {max: 9}}
            budget: {trials: 9}
            """);

    private static TrialView trial(int number, double rate) {
        return TrialView.newBuilder()
                .setExperiment("own")
                .setTrial(number)
                .setSequence(1)
                .setStatus(TrialStatus.PAUSED)
                .setParameters(List.of(
                        new ParameterValue("rate", rate),
                        new ParameterValue("units", 64L),
                        new ParameterValue("layers", 2L)))
                .setBracket(0)
                .setRung(0)
                .setEpoch(1)
                .setTargetEpoch(0)
                .setFailures(0)
                .setLosses(0)
                .setCostMicros(0)
                .build();
    }

    @Test
    void valuesHaveTheTypesOfTheirParameters() {
        Map<String, String> given = Map.of("layers", "2", "units", "64", "rate", "1e-1");
        assertThat(Parts.parameters(OwnConfiguration.of(DEFINITION, given, List.of(trial(1, 0.5)))))
                .isEqualTo(trial(2, 0.1).getParameters());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Map<String, String> given = Map.of("rate", "fast", "units", "30.5", "depth", "3");
        assertThatThrownBy(() -> OwnConfiguration.of(DEFINITION, given, List.of()))
                .isInstanceOf(Failure.class)
                .hasMessage("""
                        the configuration does not fit 'own':
                          rate is "fast": give a number from 0.001 to 1
                          units is 30.5: give a whole number from 16 to 512
                          depth is not a parameter: use rate, units, layers
                          layers is missing: give one of 1, 2, 4""");
    }

    @Test
    void aConfigurationThatATrialHasIsNotQueuedInVain() {
        Map<String, String> given = Map.of("rate", "0.5", "units", "64", "layers", "2");
        assertThatThrownBy(() -> OwnConfiguration.of(DEFINITION, given, List.of(trial(6, 0.1), trial(7, 0.5))))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("trial 7 of 'own' has that configuration already: give another");
    }
}
