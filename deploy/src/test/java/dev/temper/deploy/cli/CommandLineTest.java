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
    void createNamesTheAgentsFileThatIsThere(@TempDir Path directory) throws IOException {
        Path definition = directory.resolve("experiment.yaml");
        assertThat(Creation.told("cars", definition))
                .contains("next: temper agent init -e cars -- COMMAND, and temper agent -f agent.yaml");
        Path agent = Files.createFile(directory.resolve("agent.yaml"));
        assertThat(Creation.told("cars", definition))
                .contains("next: temper agent -f " + agent, "and:  temper watch cars");
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
        assertThat(err.toString())
                .contains(
                        "id is \"bad id\": use",
                        "parameters[0].min: min is 1",
                        "budget.trials: trials is 0",
                        "colour is unknown");
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

    static List<List<String>> commandsOnAnExperiment() {
        return List.of(
                List.of("experiment", "show"),
                List.of("experiment", "pause"),
                List.of("experiment", "resume"),
                List.of("experiment", "extend", "--trials=9"),
                List.of("experiment", "archive"),
                List.of("experiment", "suggest", "x=1"),
                List.of("watch"),
                List.of("best"),
                List.of("explain", "25"),
                List.of("trial", "stop", "--reason=slow", "25"),
                List.of("trial", "keep", "--reason=good", "25"),
                List.of("importance"),
                List.of("tasks"),
                List.of("replay"),
                List.of("experiment", "annotate"),
                List.of("experiment", "delete"),
                List.of("dead-letters"));
    }

    /** The words of a command with those that name its experiment before its other arguments. */
    private static String[] on(List<String> command, List<String> experiment) {
        boolean more = command.get(command.size() - 1).matches("x=1|25");
        int at = more ? command.size() - 1 : command.size();
        List<String> words = new ArrayList<>(command.subList(0, at));
        words.addAll(experiment);
        words.addAll(command.subList(at, command.size()));
        return words.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("commandsOnAnExperiment")
    void theExperimentIsTheFirstArgumentOrAnOptionInEveryCommand(List<String> command) {
        for (List<String> first : List.of(
                List.of("digits"),
                List.of("-e", "digits"),
                List.of("--experiment=digits"),
                List.of("digits", "-e", "digits"))) {
            CommandLine line = Temper.commandLine();
            line.setExecutionStrategy(parsed -> 77);
            assertThat(line.execute(on(command, first)))
                    .as("%s %s", command, first)
                    .isEqualTo(77);
        }
        assertThat(run(on(command, List.of("digits", "-e", "other")))).isEqualTo(2);
        assertThat(err.toString()).contains("two experiments are given, 'digits' and 'other'");
    }

    @Test
    void whatIsNoTrialAndWhatIsNoSettingIsNotUnderstood() {
        assertThat(run("explain", "25", "digits")).isEqualTo(2);
        assertThat(err.toString()).contains("'digits' is no number of a trial: give the trial last");
        assertThat(run("experiment", "suggest", "digits", "lr")).isEqualTo(2);
        assertThat(err.toString()).contains("'lr' is no NAME=VALUE");
        assertThat(run("experiment", "suggest", "digits", "lr=1", "lr=2")).isEqualTo(2);
        assertThat(err.toString()).contains("lr is given twice");
        assertThat(run("experiment", "pause")).isEqualTo(2);
        assertThat(err.toString()).contains("which experiment?");
    }

    static List<List<String>> commandsWithAFile() {
        String none = "/none/such";
        return List.of(
                List.of("experiment", "create", "--check", "-f", none),
                List.of(
                        "experiment",
                        "create",
                        "--check",
                        "-f",
                        "../examples/sine/experiment.yaml",
                        "--warm-start",
                        none),
                List.of("agent", "-f", none),
                List.of("optimizer", "--config", none),
                List.of("simulate", "-f", none),
                List.of("simulate", "--table", none),
                List.of("replay", "--from", none),
                List.of("bench", "--tables", none, "--methods", "random", "--out", "/tmp"));
    }

    @ParameterizedTest
    @MethodSource("commandsWithAFile")
    void aMissingFileIsNamedInOneLine(List<String> command) {
        assertThat(run(command.toArray(String[]::new))).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .matches("temper: no such (file|folder): /none/such.*");
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
