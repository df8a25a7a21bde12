package dev.temper.agent.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.metrics.Terms;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrchestrateTest {
    @TempDir
    private Path directory;

    private final Heard heard = new Heard();
    private Orchestrate source = source(9);

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void theLastValueOfEachMetricCountsAtTheEpochThatTheScriptWasTold() throws IOException {
        start(9);
        log("{\"type\": \"metric\", \"data\": {\"name\": \"accuracy\", \"value\": 0.5, \"value_stddev\": 0.1}}");
        log("{\"type\": \"metadata\", \"data\": {\"key\": \"host\", \"value\": \"a\"}}");
        log("{\"type\": \"metric\", \"data\": {\"name\": \"accuracy\", \"value\": 0.9}}");
        log("{\"type\": \"metric\", \"data\": {\"name\": \"loss\", \"value\": 1, \"value_stddev\": 0.25}}");
        source.drain();
        assertThat(heard.measured()).containsExactly("9 accuracy=0.9 loss=1.0~0.25 loss_stddev=0.25");
        assertThat(String.join("\n", heard.remarks())).contains("\"host\"");
    }

    @Test
    void ofANamedTaskThereIsOneEpoch() throws IOException {
        start(0);
        log("{\"type\": \"metric\", \"data\": {\"name\": \"accuracy\", \"value\": 0.9}}");
        source.drain();
        assertThat(heard.measured()).containsExactly("1 accuracy=0.9");
    }

    @Test
    void aFailureIsNoResult() throws IOException {
        start(9);
        log("{\"type\": \"metric\", \"data\": {\"name\": \"accuracy\", \"value\": 0.9}}");
        log("{\"type\": \"failed\", \"data\": {}}");
        source.drain();
        assertThat(heard.measured()).isEmpty();
        assertThat(heard.failures()).isNotEmpty();
    }

    @Test
    void theSuggestionHasParametersWithTheirTypesAndIsRemovedAtTheEnd() throws IOException {
        start(9);
        Path suggestion = Path.of(source.environment().get("ORCHESTRATE_SUGGESTION"));
        assertThat(Files.readString(suggestion))
                .contains("\"lr\":0.1", "\"optimizer\":\"adam\"", "\"task\":{\"name\":\"9\"}", "\"id\":\"5\"");
        source.drain();
        source.close();
        assertThat(suggestion).doesNotExist();
    }

    private void start(int toEpoch) throws IOException {
        source = source(toEpoch);
        source.start(heard);
    }

    private Orchestrate source(int toEpoch) {
        List<ParameterValue> parameters =
                List.of(new ParameterValue("lr", 0.1), new ParameterValue("optimizer", "adam"));
        Path runFiles = directory == null ? Path.of("unused") : directory.resolve("runs/40");
        Target target = new Target(0, toEpoch == 0 ? "half-of-data" : String.valueOf(toEpoch), 0, toEpoch);
        return new Orchestrate(new RunPlace(Map.of(), Path.of("."), runFiles, 5, parameters, target), Terms.PLAIN);
    }

    private void log(String line) throws IOException {
        Path log = Path.of(source.environment().get("ORCHESTRATE_LOG"));
        Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
    }
}
