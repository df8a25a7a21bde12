package dev.temper.deploy.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.deploy.cli.Temper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
    private static final String EXPERIMENT = """
            id: plan
            metric: {name: accuracy, goal: maximize}
            parameters:
              - {name: learning_rate, type: double, min: 1.0e-4, max: 1, scale: log}
              - {name: momentum, type: double, min: 0, max: 0.99}
            tasks: {epochs: {min: 1, max: %d, eta: 3}}
            budget: {trials: 30}
            parallel: 3
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int temper(String... arguments) {
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private String experiment(int epochs) throws Exception {
        Path file = folder.resolve("experiment.yaml");
        return Files.writeString(file, EXPERIMENT.formatted(epochs)).toString();
    }

    @Test
    void aNewcomerNeedsATableOnly() {
        assertThat(temper("simulate", "--table", "mlp_digits")).isZero();
        assertThat(out.toString()).contains("rungs 3 9 27 81", "of what the 60 trials would have cost in full");
    }

    @Test
    void anExperimentNeedsNoTable() throws Exception {
        int exit = temper("simulate", "-f", experiment(27), "--seconds", "10", "--workers", "2", "--json");
        assertThat(exit).isZero();
        JsonNode run = new ObjectMapper().readTree(out.toString()).path("runs").path(0);
        assertThat(run.path("trials").asInt()).isEqualTo(30);
        assertThat(run.path("workers").asInt()).isEqualTo(2);
        // Every epoch takes ten seconds: the busy time is the cost's.
        double busy =
                run.path("seconds").asDouble() * 2 * run.path("utilisation").asDouble();
        assertThat(busy)
                .isBetween(
                        270 * run.path("cost").asDouble() - 1,
                        270 * run.path("cost").asDouble() + 1);
    }

    @Test
    void anExperimentOfTheUsersRunsOnATable() throws Exception {
        assertThat(temper("simulate", "-f", experiment(27), "--table", "mlp_vehicle", "--seeds", "3", "--json"))
                .isZero();
        JsonNode runs = new ObjectMapper().readTree(out.toString()).path("runs");
        assertThat(runs.size()).isEqualTo(3);
        assertThat(runs.path(2).path("seed").asInt()).isEqualTo(2);
    }

    @Test
    void whatCurvesCannotPlayIsSaidAndTheMethodIsNamed() throws Exception {
        Path file = folder.resolve("many.yaml");
        String metrics = """
                metrics:
                  - {name: accuracy, goal: maximize}
                  - {name: latency, goal: minimize}
                  - {name: size, goal: minimize, role: constraint, threshold: 2}
                  - {name: note, role: stored}""";
        Files.writeString(
                file,
                EXPERIMENT.formatted(9).replace("metric: {name: accuracy, goal: maximize}", metrics)
                        + "method: temper\n");
        assertThat(temper("simulate", "-f", file.toString(), "--table", "mlp_vehicle"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "method   temper: async-hyperband, quasi-random, model temper; eta 3, rungs 1 3 9",
                        "metrics  accuracy alone: curves have no other, so latency and size are left out");
    }

    @Test
    void aMethodPutTogetherByHandHasNoName() throws Exception {
        Path file = folder.resolve("hand.yaml");
        Files.writeString(file, EXPERIMENT.formatted(9) + "method: {suggester: random}\n");
        assertThat(temper("simulate", "-f", file.toString())).isZero();
        assertThat(out.toString())
                .contains("method   async-hyperband, random; eta 3")
                .doesNotContain("metrics  ");
    }

    @Test
    void aLadderThatGoesBeyondTheTableIsRefused() throws Exception {
        assertThat(temper("simulate", "-f", experiment(100), "--table", "mlp_digits"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("100", "81 epochs", "tasks.epochs.max");
    }

    @Test
    void aParameterThatTheTableLacksIsNamed() throws Exception {
        Path file = folder.resolve("other.yaml");
        Files.writeString(file, EXPERIMENT.formatted(27).replace("momentum", "patience"));
        assertThat(temper("simulate", "-f", file.toString(), "--table", "mlp_digits"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("patience", "mlp_digits", "momentum")
                .doesNotContain("unexpected");
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThat(temper("simulate", "--table", folder.resolve("nothing").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nothing.val.csv.gz", "mlp_digits");
    }

    @Test
    void nothingToSimulateIsNotUnderstood() {
        assertThat(temper("simulate")).isEqualTo(2);
        assertThat(err.toString()).contains("--table");
    }
}
