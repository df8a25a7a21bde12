package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command line without a broker. */
final class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    static List<String> commands() {
        List<String> names = new ArrayList<>();
        collect(Temper.commandLine(), "", names);
        return names;
    }

    private static void collect(CommandLine line, String prefix, List<String> names) {
        line.getSubcommands().forEach((name, sub) -> {
            names.add(prefix + name);
            collect(sub, prefix + name + " ", names);
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithAHeadline(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add("--help");
        assertThat(run(arguments.toArray(String[]::new))).isZero();
        assertThat(out.toString().lines().findFirst().orElse("")).isNotBlank();
        assertThat(out.toString()).contains("Usage: temper " + command);
    }

    @Test
    void anUnknownCommandIsNotUnderstood() {
        assertThat(run("experimnt")).isEqualTo(2);
        assertThat(err.toString()).contains("experiment");
    }

    @Test
    void createCheckSaysAllThatIsWrongAtOnce(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("bad.yaml");
        Files.writeString(file, """
                id: "bad id"
                metric: {name: accuracy, goal: maximize}
                parameters:
                  - {name: lr, type: double, min: 1, max: 0.1, scale: log}
                tasks: {epochs: {min: 1, max: 9, eta: 3}}
                budget: {trials: 0}
                colour: blue
                """);
        assertThat(run("experiment", "create", "--check", "-f", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("id:", "parameters[0]", "budget", "colour");
    }

    @Test
    void createCheckNeedsNoBroker(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("good.yaml");
        Files.writeString(file, """
                id: good
                metric: {name: accuracy, goal: maximize}
                parameters:
                  - {name: lr, type: double, min: 0.001, max: 1, scale: log}
                tasks: {epochs: {min: 1, max: 9, eta: 3}}
                budget: {trials: 10}
                """);
        assertThat(run("experiment", "create", "--check", "-f", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("good: the definition can be run");
    }

    @Test
    void benchNamesTheOneOptionThatIsOddAndDoesNotPrintItsUsage(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        String tables = directory.toString();
        assertThat(run("bench", "--tables", tables, "--methods", "random", "--out", tables, "--seeds", "0"))
                .isEqualTo(1);
        assertThat(run("bench", "--tables", tables, "--methods", "random, asha", "--out", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "temper: --seeds 0: give 1 or more",
                        "temper: --out " + file + " is a file: give a folder, which is made where there is none");
    }
}
