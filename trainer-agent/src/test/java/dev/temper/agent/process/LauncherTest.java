package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.schemas.ParameterValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process is told, and what is said when it cannot be started. */
class LauncherTest {
    private static final String EVIL = "$(touch owned); `touch owned`; \" ' \\ {trial} \n ${HOME} é";

    @TempDir
    private Path directory;

    private Bench bench = new Bench(Path.of("unused"));

    @BeforeEach
    void bench() {
        bench = new Bench(directory);
    }

    @Test
    void aValueIsOneArgumentWhateverItContains() throws Exception {
        bench.write("arguments.sh", "for a in \"$@\"; do printf '%s\\0' \"$a\" >> arguments; done");
        bench.start(
                List.of("sh", "arguments.sh", "{name}", "--name={name}/{trial}", "{{name}}", "{not a name}"),
                List.of(new ParameterValue("name", EVIL)));
        assertThat(bench.awaitExit()).isZero();
        assertThat(Files.readString(directory.resolve("arguments")).split("\0"))
                .containsExactly(EVIL, "--name=" + EVIL + "/7", "{name}", "{not a name}");
        assertThat(directory.resolve("owned")).doesNotExist();
    }

    @Test
    void aProcessIsToldItsTrialByItsEnvironment() throws Exception {
        bench.write("environment.sh", "env -0 > environment");
        bench.start(
                List.of("sh", "environment.sh"),
                List.of(new ParameterValue("learning-rate", 0.5), new ParameterValue("layers", 3L)));
        assertThat(bench.awaitExit()).isZero();
        assertThat(Files.readString(directory.resolve("environment")).split("\0"))
                .contains(
                        "TEMPER_EXPERIMENT=digits",
                        "TEMPER_TRIAL=7",
                        "TEMPER_LEASE=40",
                        "TEMPER_TASK=9",
                        "TEMPER_FROM_EPOCH=3",
                        "TEMPER_TO_EPOCH=9",
                        "TEMPER_SLOT=2",
                        "TEMPER_CHECKPOINT_DIR=" + directory.resolve("checkpoints/digits/7/lease-40"),
                        "TEMPER_PARAM_LEARNING_RATE=0.5",
                        "TEMPER_PARAM_LAYERS=3",
                        "PYTHONUNBUFFERED=1",
                        "MINE=yes");
        assertThat(directory.resolve("checkpoints/digits/7/lease-40")).isDirectory();
    }

    @Test
    void aProcessFindsItsParametersInAFile() throws Exception {
        bench.start(
                List.of("cp", "{parameters_file}", "copy.json"),
                List.of(
                        new ParameterValue("rate", 0.25),
                        new ParameterValue("batch", 64L),
                        new ParameterValue("nesterov", "\"true\"")));
        assertThat(bench.awaitExit()).isZero();
        assertThat(directory.resolve("copy.json"))
                .hasContent("{\"rate\":0.25,\"batch\":64,\"nesterov\":\"\\\"true\\\"\"}");
    }

    @Test
    void aProcessWithoutItsCheckpointIsToldToTrainFromScratchWhereCheckpointsAreLocal() throws Exception {
        bench.sharedCheckpoints = false;
        bench.script("echo $TEMPER_FROM_EPOCH > from; touch \"$TEMPER_CHECKPOINT_DIR/model\"");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.line("from")).isEqualTo("0");

        Bench next = new Bench(directory);
        next.sharedCheckpoints = false;
        next.start(41, List.of("sh", "-c", "echo $TEMPER_FROM_EPOCH > next"), List.of());
        assertThat(next.awaitExit()).isZero();
        assertThat(next.line("next")).as("its checkpoint is here").isEqualTo("3");
    }

    @Test
    void aProcessSeesTheGpusOfItsSlotOnly() throws Exception {
        bench.gpus = List.of(List.of("0"), List.of("1"), List.of("2", "3"));
        bench.start(
                List.of("sh", "-c", "echo $CUDA_DEVICE_ORDER $CUDA_VISIBLE_DEVICES $1 > gpus", "sh", "{gpus}"),
                List.of());
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.line("gpus")).isEqualTo("PCI_BUS_ID 2,3 2,3");
    }

    @Test
    void saysThatTheCommandDoesNotExist() {
        assertThatThrownBy(() -> bench.start(List.of("no-such-trainer"), List.of()))
                .isInstanceOf(UnstartableException.class)
                .hasMessageContaining("no-such-trainer")
                .hasMessageContaining("PATH");
        assertThatThrownBy(() -> bench.start(List.of("./train"), List.of()))
                .hasMessageContaining(directory.resolve("train") + " does not exist");
    }

    @Test
    void saysThatTheCommandIsNotExecutable() {
        bench.write("train.py", "print(1)");
        assertThatThrownBy(() -> bench.start(List.of("./train.py"), List.of()))
                .isInstanceOf(UnstartableException.class)
                .hasMessageContaining("is not executable");
    }

    @Test
    void saysThatAFileIsNoProgram() throws IOException {
        bench.write("train", "");
        Files.write(directory.resolve("train"), new byte[] {1, 2, 3});
        assertThat(directory.resolve("train").toFile().setExecutable(true)).isTrue();
        try {
            bench.start(List.of("./train"), List.of());
            // With setsid in between the start succeeds, and setsid says what is wrong.
            assertThat(bench.awaitExit()).isNotZero();
            assertThat(bench.detail()).contains("train");
        } catch (UnstartableException e) {
            assertThat(e).hasMessageContaining("train");
        }
    }

    @Test
    void saysThatAPlaceholderHasNoValue() {
        assertThatThrownBy(() ->
                        bench.start(List.of("sh", "--lr={lr}"), List.of(new ParameterValue("learning_rate", 0.5))))
                .isInstanceOf(UnstartableException.class)
                .hasMessageContaining("--lr={lr}")
                .hasMessageContaining("learning_rate");
    }

    @Test
    void saysThatItCannotMakeTheTrialsFiles() {
        bench.write("state", "a file where a directory should be");
        assertThatThrownBy(() -> bench.script("true"))
                .isInstanceOf(UnstartableException.class)
                .hasMessageContaining("cannot prepare the trial's files");
    }
}
