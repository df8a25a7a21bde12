package dev.temper.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.temper.agent.machine.Share;
import dev.temper.agent.metrics.Counter;
import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.source.Printed;
import dev.temper.schemas.document.InvalidSettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several experiments in one agent's file. */
class ExperimentsSectionTest {
    private static final String LEAST = """
            experiment: digits
            command: [sh, train.sh]
            kafka: {bootstrapServers: "localhost:9092"}
            registry: {url: "http://localhost:8081"}
            """;

    @TempDir
    private Path directory;

    @Test
    void eachExperimentMayHaveSettingsOfItsOwn() {
        AgentConfig config = read(LEAST.replace("experiment: digits", """
                experiments:
                  - {id: digits, share: 2}
                  - {id: cars, priority: 1, command: [sh, cars.sh], metrics: {firstEpoch: 0}, holdAtTarget: false}
                """));
        assertThat(config.experiments()).extracting(AgentConfig.Served::id).containsExactly("digits", "cars");
        assertThat(config.experiments())
                .extracting(AgentConfig.Served::share)
                .containsExactly(new Share(0, 2), new Share(1, 1));
        assertThat(config.experiments())
                .extracting(served -> served.training().command().get(1))
                .containsExactly("train.sh", "cars.sh");
        assertThat(config.experiments())
                .extracting(served -> served.training().holdAtTarget())
                .containsExactly(true, false);
        assertThat(config.experiments().get(1).metrics())
                .isEqualTo(new Printed(new JsonLines.Format(new Terms(new Counter("epoch", 0, 1), Map.of(), null))));
    }

    @Test
    void trialsOfSeveralExperimentsDoNotShareAFile() {
        String several = LEAST.replace("experiment: digits", "experiments: [{id: digits}, {id: cars}]") + "slots: 2\n";
        assertThat(invalid(several + "metrics: {files: ['{trial}.csv']}").lines())
                .singleElement()
                .asString()
                .startsWith("metrics reads {trial}.csv for both digits and cars")
                .contains("{experiment}");
        assertThat(read(several + "metrics: {files: ['{experiment}/{trial}.csv'], tensorboard: '{checkpoint_dir}/tb'}")
                        .experiments())
                .hasSize(2);
        assertThat(read(several.replace("{id: cars}", "{id: cars, metrics: {files: ['cars-{trial}.csv']}}")
                                + "metrics: {files: ['{trial}.csv']}")
                        .experiments())
                .hasSize(2);
    }

    @Test
    void namesTheExperimentWhoseSettingsAreWrong() {
        assertThat(invalid(LEAST + "experiments: [{id: '..'}, {id: a, share: 0, sahre: 1}, {id: a, command: ['{x}']}]")
                        .lines())
                .anySatisfy(line -> assertThat(line).startsWith("experiment is set beside experiments"))
                .anySatisfy(line -> assertThat(line).startsWith("experiments[0].id: id is \"..\": use 1 to 100"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("experiments[1].share: share is 0: give a whole number"))
                .anySatisfy(line -> assertThat(line).startsWith("experiments[1].sahre: sahre is unknown"))
                .anySatisfy(line -> assertThat(line).startsWith("experiments[2].id: id is \"a\" twice"))
                .anySatisfy(line -> assertThat(line).startsWith("experiments[2].command: command has a placeholder"));
        assertThat(invalid(LEAST.replace("experiment: digits", "experiments: []"))
                        .lines())
                .anySatisfy(line -> assertThat(line).startsWith("experiments is []: give a list of settings"));
    }

    private AgentConfig read(String yaml) {
        try {
            return AgentConfig.read(Files.writeString(directory.resolve("agent.yaml"), yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InvalidSettingsException invalid(String yaml) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> read(yaml));
    }
}
