package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.source.AllSources;
import dev.temper.agent.source.FileLines;
import dev.temper.agent.source.Heard;
import dev.temper.agent.source.LineSource.Output;
import dev.temper.agent.source.Orchestrate;
import dev.temper.agent.source.Printed;
import dev.temper.agent.source.SourcePath;
import dev.temper.agent.testing.Python;
import dev.temper.schemas.ParameterValue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes and every source that they may have. */
class SourcesTest {
    private static final JsonLines.Format OBJECTS = new JsonLines.Format(Terms.PLAIN);

    @TempDir
    private Path directory;

    private Bench bench = new Bench(Path.of("unused"));

    @BeforeEach
    void bench() {
        bench = new Bench(directory);
    }

    @Test
    void whatWasWrittenLastIsHeardBeforeTheExit() throws Exception {
        bench.sources = new AllSources(List.of(
                new Printed(Output.STDERR, OBJECTS), new FileLines.Kind(new SourcePath("log-{trial}.jsonl"), OBJECTS)));
        bench.script("echo '{\"epoch\": 1, \"loss\": 0.5}' >&2; printf '{\"epoch\": 2, \"loss\": 0.4}' > log-7.jsonl");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.measured).extracting(Heard::text).containsExactlyInAnyOrder("1 loss=0.5", "2 loss=0.4");
    }

    @Test
    void aHintIsToldOnceAndStandsInTheEndsDetail() throws Exception {
        bench.script("for i in 0 1 2; do echo '{\"epoch\": 0, \"loss\": 0.5}'; done");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.hints)
                .filteredOn(hint -> hint.contains("firstEpoch: 0 in"))
                .hasSize(1);
        assertThat(bench.detail()).contains("metrics.firstEpoch: 0");
    }

    @Test
    void aScriptWrittenForOrchestrateRunsUnchanged() throws Exception {
        Python python = Python.find();
        assumeTrue(python.has("orchestrate.io"), "SKIPPED: no Python with orchestrate.io (set TEMPER_TEST_PYTHON)");
        bench.sources = new Orchestrate.Kind(Terms.PLAIN);
        bench.write("train.py", """
                import orchestrate.io as io
                rate = io.assignment('learning_rate', default=1.0)
                epochs = int(io.task.name)
                io.log_metadata('epochs', epochs)
                io.assignment('unheard_of', default=3)
                for epoch in range(epochs):
                    io.log_metric('accuracy', rate * (epoch + 1), stddev=0.01)
                """);
        bench.start(List.of(python.program(), "train.py"), List.of(new ParameterValue("learning_rate", 0.125)));
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.measured)
                .extracting(Heard::text)
                .containsExactly("9 accuracy=1.125~0.01 accuracy_stddev=0.01");
        assertThat(bench.failures).isEmpty();
    }

    @Test
    void aFailureThatOrchestrateLogsFailsTheTrial() throws Exception {
        bench.sources = new Orchestrate.Kind(Terms.PLAIN);
        bench.script("echo '{\"type\": \"failed\", \"data\": {}}' >> \"$ORCHESTRATE_LOG\"");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.failures).singleElement().asString().contains("log_failure");
        assertThat(bench.detail()).contains("log_failure");
    }
}
