package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.app.AgentConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code temper agent init} and {@code temper agent check}, on real processes. */
class AgentFileCommandsTest {
    private static final String DEFINITION = """
            id: digits
            metric: {name: accuracy, goal: maximize}
            parameters: [{name: rate, type: double, min: 0.001, max: 1, scale: log, default: 0.1}]
            tasks: {epochs: {min: 3, max: 27}}
            budget: {trials: 10}
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private int check(String script, String... more) throws IOException {
        Files.writeString(directory.resolve("train.sh"), script);
        Path definition = Files.writeString(directory.resolve("experiment.yaml"), DEFINITION);
        Path file = directory.resolve("agent.yaml");
        if (!Files.exists(file)) {
            Files.writeString(file, """
                    experiment: digits
                    command: [sh, train.sh, '{rate}']
                    graceSeconds: 5
                    """);
        }
        String[] args = {"agent", "check", "-f", file.toString(), "--definition", definition.toString()};
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return run(all);
    }

    private static String epochs(String list) {
        return "for e in " + list
                + "; do echo \"{\\\"epoch\\\": $e, \\\"accuracy\\\": 0.$e, \\\"rate\\\": $1}\"; done\n";
    }

    @Test
    void aScriptThatReportsItsFirstRungIsGood() throws IOException {
        int code = check(epochs("1 2 3 4") + "echo x > $TEMPER_CHECKPOINT_DIR/model; sleep 1000");
        assertThat(out.toString())
                .contains("Running once, up to epoch 3: sh train.sh 0.1", "with rate 0.1")
                .contains("epoch 1: accuracy 0.1, rate 0.1")
                .contains("Trials can be tuned with this file.")
                .doesNotContain("To change");
        assertThat(code).isZero();
        assertThat(directory).isDirectoryNotContaining("glob:**temper-agent");
    }

    @Test
    void aScriptWhoseFirstReportIsBeyondTheFirstRungIsToldWhichEpochsToUse() throws IOException {
        assertThat(check(epochs("100 200"))).isEqualTo(1);
        assertThat(out.toString())
                .contains("its first report is of epoch 100, beyond its target, 3: set tasks.epochs.min: 100");
    }

    @Test
    void aScriptWithoutTheMetricIsTold() throws IOException {
        assertThat(check(epochs("1 2 3").replace("accuracy", "acc"))).isEqualTo(1);
        assertThat(out.toString()).contains("no report had the metric accuracy, only acc, rate");
    }

    @Test
    void aScriptThatCountsFromZeroIsToldTheSetting() throws IOException {
        check(epochs("0 1 2 3"));
        assertThat(out.toString()).contains("Passed over:").contains("metrics.firstEpoch: 0");
    }

    @Test
    void aScriptThatPrintsSomethingElseSeesItsLinesAgain() throws IOException {
        assertThat(check("echo 'Epoch 1: accuracy=0.5'; echo trained")).isEqualTo(1);
        assertThat(out.toString()).contains("it reported no metric").contains("trained");
    }

    @Test
    void aScriptThatFailsIsSaidToFail() throws IOException {
        assertThat(check("echo 'no such module: torch' >&2; exit 3")).isEqualTo(1);
        assertThat(out.toString()).contains("it ended with exit code 3").contains("no such module: torch");
    }

    @Test
    void withoutCheckpointsAPausedTrialIsSaidToStartAgain() throws IOException {
        assertThat(check(epochs("1 2 3"))).isZero();
        assertThat(out.toString()).contains("Worth knowing").contains("resume: restart");
    }

    @Test
    void aParameterWithoutAValueIsAskedFor() throws IOException {
        Files.writeString(directory.resolve("agent.yaml"), "experiment: digits\ncommand: [sh, train.sh, '{rte}']\n");
        assertThat(check(epochs("1 2 3"))).isEqualTo(1);
        assertThat(out.toString()).contains("{rte}").contains("--set");
        assertThat(check(epochs("1 2 3"), "--set", "rte=0.5")).isZero();
        assertThat(out.toString()).contains("rate 0.5");
    }

    @Test
    void aLogBesideCheckpointsIsNoneAndWhatComesOnlyAtTheEndIsSaid() throws IOException {
        Files.writeString(directory.resolve("agent.yaml"), """
                experiment: digits
                command: [sh, train.sh, '{rate}']
                metrics: {files: ['{checkpoint_dir}/log.csv']}
                """);
        String late = "sleep 3; (echo epoch,accuracy; for e in 1 2 3 4; do echo $e,0.$e; done)"
                + " > $TEMPER_CHECKPOINT_DIR/log.new; mv $TEMPER_CHECKPOINT_DIR/log.new $TEMPER_CHECKPOINT_DIR/log.csv";
        assertThat(check(late)).isZero();
        assertThat(out.toString())
                .contains("its reports arrived only when it had ended", "flush")
                .contains("it wrote no checkpoint");
    }

    @Test
    void aSlowStartIsNotTakenForReportsThatComeOnlyAtTheEnd() throws IOException {
        assertThat(check("sleep 3; " + epochs("1 2 3") + "sleep 3")).isZero();
        assertThat(out.toString()).doesNotContain("arrived only");
    }

    @Test
    void anUnknownKindOfMetricsIsNamedWithThoseThereAre() {
        assertThat(run("agent", "init", "-e", "digits", "--metrics", "yaml", "--", "true"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is \"yaml\": give json, key-value, csv, tensorboard or orchestrate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "key-value", "tensorboard", "csv", "orchestrate"})
    void whatInitWritesCanBeRead(String metrics) throws IOException {
        Path file = directory.resolve("new.yaml");
        int code = run(
                "agent",
                "init",
                "-f",
                file.toString(),
                "-e",
                "digits",
                "--slots",
                "3",
                "--metrics",
                metrics,
                "--",
                "sh",
                "-x",
                "train.sh",
                "--lr={rate}",
                "a \"b\" \\c",
                "true");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        AgentConfig config = AgentConfig.read(file);
        assertThat(config.slots()).isEqualTo(3);
        assertThat(config.experiments().get(0).id()).isEqualTo("digits");
        assertThat(config.experiments().get(0).training().command())
                .containsExactly("sh", "-x", "train.sh", "--lr={rate}", "a \"b\" \\c", "true");
    }

    @Test
    void initReadsTheFileThatTheCommandIsToldToWrite() throws IOException {
        Path file = directory.resolve("new.yaml");
        assertThat(run(
                        "agent",
                        "init",
                        "-f",
                        file.toString(),
                        "-e",
                        "digits",
                        "--metrics",
                        "csv",
                        "--slots",
                        "2",
                        "--",
                        "sh",
                        "train.sh",
                        "--log",
                        "out.csv"))
                .isZero();
        assertThat(file).content().contains("files: [\"{checkpoint_dir}/out.csv\"]");
        assertThat(AgentConfig.read(file).experiments().get(0).training().command())
                .containsExactly("sh", "train.sh", "--log", "{checkpoint_dir}/out.csv");
    }

    @Test
    void initReplacesNoFileUnlessItIsForcedTo() throws IOException {
        Path file = Files.writeString(directory.resolve("agent.yaml"), "mine");
        assertThat(run("agent", "init", "-f", file.toString(), "-e", "digits", "--", "true"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("exists").contains("--force");
        assertThat(file).hasContent("mine");
        assertThat(run("agent", "init", "-f", file.toString(), "-e", "digits", "--force", "--", "true"))
                .isZero();
    }

    @Test
    void withoutATerminalInitNamesTheOptionThatIsMissing() {
        assertThat(run("agent", "init", "-f", directory.resolve("a.yaml").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--experiment");
    }
}
