package dev.temper.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.temper.agent.machine.Timeouts;
import dev.temper.agent.metrics.JsonLines;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.source.Printed;
import dev.temper.schemas.document.InvalidSettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentConfigTest {
    private static final String LEAST = """
            experiment: digits
            command: [sh, train.sh]
            kafka: {bootstrapServers: "localhost:9092"}
            registry: {url: "http://localhost:8081"}
            """;

    @TempDir
    private Path directory;

    @Test
    void whatIsNotSetHasItsDefault() {
        AgentConfig config = read(LEAST);
        assertThat(config.agent()).isNotBlank();
        assertThat(config.slots()).isEqualTo(1);
        assertThat(config.exitWhenComplete()).isTrue();
        assertThat(only(config).training().directory()).isEqualTo(directory);
        assertThat(only(config).training().holdAtTarget()).isTrue();
        assertThat(only(config).metrics()).isEqualTo(new Printed(new JsonLines.Format(Terms.PLAIN)));
        assertThat(config.directories().state()).isEqualTo(directory.resolve("temper-agent/state"));
        assertThat(config.checkpoints())
                .isEqualTo(new CheckpointsSection(directory.resolve("temper-agent/checkpoints"), "", true, 100 << 20));
        assertThat(config.directories().logs()).isEqualTo(directory.resolve("temper-agent/logs"));
        assertThat(config.directories().logBytes()).isEqualTo(10 << 20);
        assertThat(config.directories().spoolBytes()).isEqualTo(16 << 20);
        assertThat(config.timing())
                .isEqualTo(new AgentConfig.Timing(
                        Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMinutes(10)));
        assertThat(config.connection().serdeClass()).isEqualTo("dev.temper.schemas.serde.AvroSerde");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        InvalidSettingsException e = invalid("""
                agent: "a b"
                experiment: ".."
                slots: 0
                command: ["{program}", 3]
                workingDirectory: nowhere
                environment: {TEMPER_TRIAL: "1"}
                graceSeconds: soon
                exitWhenComplete: maybe
                metrics: {pattern: "(", firstEpoch: 7, colour: red}
                kafka: {bootstrap: "localhost:9092"}
                slotz: 3
                """);
        assertThat(e.lines())
                .anySatisfy(p -> assertThat(p).startsWith("agent is \"a b\": give 1 to 100"))
                .anySatisfy(p -> assertThat(p).startsWith("experiment is \"..\": use 1 to 100"))
                .anySatisfy(p -> assertThat(p).startsWith("slots is 0: give a whole number from 1 to 1024"))
                .anySatisfy(p -> assertThat(p).startsWith("command has a placeholder in its program"))
                .anySatisfy(p -> assertThat(p)
                        .startsWith("workingDirectory is ")
                        .endsWith("nowhere: give a directory that is there"))
                .anySatisfy(p -> assertThat(p).startsWith("environment sets \"TEMPER_TRIAL\""))
                .anySatisfy(p -> assertThat(p).startsWith("graceSeconds is \"soon\": give a number from 0.1 to 3600"))
                .anySatisfy(p -> assertThat(p).startsWith("exitWhenComplete is \"maybe\": give true or false"))
                .anySatisfy(p -> assertThat(p)
                        .startsWith("metrics.pattern: pattern is \"(\": give a regular expression (Unclosed"))
                .anySatisfy(p -> assertThat(p)
                        .startsWith("metrics.firstEpoch: firstEpoch is 7: give a whole number from 0 to 1"))
                .anySatisfy(p -> assertThat(p).startsWith("metrics.colour: colour is unknown: known are"))
                .anySatisfy(p -> assertThat(p)
                        .startsWith("kafka.bootstrapServers: bootstrapServers is missing: give the brokers"))
                .anySatisfy(p -> assertThat(p).startsWith("kafka.bootstrap: bootstrap is unknown"))
                .anySatisfy(p -> assertThat(p).startsWith("registry.url: url is missing: give"))
                .anySatisfy(p -> assertThat(p).startsWith("slotz is unknown: did you mean \"slots\"?"));
    }

    @Test
    void whatTheFileSaysOfTheConnectionGoesBeforeWhatIsSaidElsewhere() throws IOException {
        AgentConfig.ConnectionDefaults elsewhere = new AgentConfig.ConnectionDefaults(
                "kafka:1", "http://registry:1", Map.of("a", "elsewhere"), Map.of("b", "elsewhere", "c", "elsewhere"));
        Path least = Files.writeString(directory.resolve("least.yaml"), "experiment: e\ncommand: [sh, train.sh]\n");
        AgentConfig.Connection connection = AgentConfig.read(least, elsewhere).connection();
        assertThat(connection.bootstrapServers()).isEqualTo("kafka:1");
        assertThat(connection.registryUrl()).isEqualTo("http://registry:1");
        assertThat(connection.serde()).isEqualTo(elsewhere.serde());
        assertThat(connection.kafka()).isEqualTo(elsewhere.kafka());
        Path own = Files.writeString(
                directory.resolve("own.yaml"),
                Files.readString(least) + "kafka: {bootstrapServers: 'own:1', properties: {b: own}}\n");
        AgentConfig.Connection mixed = AgentConfig.read(own, elsewhere).connection();
        assertThat(mixed.bootstrapServers()).isEqualTo("own:1");
        assertThat(mixed.kafka()).isEqualTo(Map.of("b", "own", "c", "elsewhere"));
    }

    @Test
    void checkpointsAreADirectoryOrASection() {
        assertThat(read(LEAST + "checkpoints: shared\n").checkpoints())
                .isEqualTo(new CheckpointsSection(directory.resolve("shared"), "", true, 100 << 20));
        assertThat(read(LEAST
                                + "agent: host\ncheckpoints: {directory: /ckpt, shared: false, keepStopped: false, minFreeMegabytes: 5}\n")
                        .checkpoints())
                .isEqualTo(new CheckpointsSection(Path.of("/ckpt"), "host", false, 5 << 20));
        assertThat(read(LEAST + "checkpoints: {storage: rack-1}\n")
                        .checkpoints()
                        .storage())
                .isEqualTo("rack-1");
        assertThat(invalid(LEAST + "checkpoints: {storage: rack-1, shared: true}\n")
                        .lines())
                .anySatisfy(p ->
                        assertThat(p).contains("storage is \"rack-1\", but shared is true: leave one of them out"));
        assertThat(invalid(LEAST + "checkpoints: {minFreeMegabytes: none, keep: best}\n")
                        .lines())
                .anySatisfy(p -> assertThat(p).contains("minFreeMegabytes is \"none\": give a whole number from 0"))
                .anySatisfy(p -> assertThat(p).contains("keep is unknown: known are directory, storage, shared"));
    }

    @Test
    void thereIsASlotForEveryFewGpus() throws IOException {
        assertThat(read(LEAST).gpus().slots()).isEmpty();
        AgentConfig listed = read(LEAST + "gpus: {devices: [4, 5, GPU-1a, MIG-2/b, 7], perSlot: 2}\n");
        assertThat(listed.slots()).isEqualTo(2);
        assertThat(listed.gpus().slots()).containsExactly(List.of("4", "5"), List.of("GPU-1a", "MIG-2/b"));
        assertThat(read(LEAST + "slots: 1\ngpus: {devices: [0, 1]}\n").slots()).isEqualTo(1);

        Path smi = directory.resolve("fake-smi");
        Files.writeString(smi, "#!/bin/sh\necho '0, GPU-a, NVIDIA A, 81559'; echo '1, GPU-b, NVIDIA A, 81559'\n");
        assertThat(smi.toFile().setExecutable(true)).isTrue();
        assumeTrue(System.getenv("CUDA_VISIBLE_DEVICES") == null);
        assertThat(read(LEAST + "gpus: {program: " + smi + "}\n").gpus().slots())
                .containsExactly(List.of("0"), List.of("1"));
    }

    @Test
    void timeoutsAreOffUnlessTheyAreSet() {
        assertThat(read(LEAST).experiments().get(0).timeouts()).isEqualTo(Timeouts.NONE);
        assertThat(read(LEAST + "timeouts: {start: 90, silence: 1.5h, total: 2d}\n")
                        .experiments()
                        .get(0)
                        .timeouts())
                .isEqualTo(new Timeouts(90_000, 5_400_000, 172_800_000));
        assertThat(invalid(LEAST + "timeouts: {start: soon, silence: 0.5s, totals: 1d}\n")
                        .lines())
                .anySatisfy(p -> assertThat(p)
                        .contains("start is \"soon\": give a time of at least a second, such as 90s, 30m, 12h or 2d"))
                .anySatisfy(p -> assertThat(p).contains("silence is \"0.5s\": give a time of at least a second"))
                .anySatisfy(p -> assertThat(p).contains("totals is unknown"));
    }

    @Test
    void saysWhatIsWrongWithGpus() {
        assertThat(invalid(LEAST + "slots: 3\nenvironment: {CUDA_VISIBLE_DEVICES: '0'}\ngpus: {devices: [0, cuda1]}\n")
                        .lines())
                .anySatisfy(p -> assertThat(p).contains("slots is more than 2, for which there are GPUs (1 each"))
                .anySatisfy(p -> assertThat(p).contains("environment sets CUDA_VISIBLE_DEVICES, and so does gpus"))
                .anySatisfy(p -> assertThat(p).contains("devices has \"cuda1\": give numbers, GPU-... or MIG-..."));
        assertThat(invalid(LEAST + "gpus: {devices: [0], perSlot: 2}\n").lines())
                .anySatisfy(p -> assertThat(p).contains("perSlot is 2: there are only 1 GPUs, [0]"));
        assertThat(invalid(LEAST + "gpus: {program: no-such-smi}\n").lines())
                .anySatisfy(p -> assertThat(p)
                        .contains("devices is not set, and asking fails")
                        .contains("no-such-smi")
                        .contains("list them, such as [0, 1], or leave gpus out"));
    }

    @Test
    void saysThatTheCommandCannotBeFound() {
        assertThat(invalid(LEAST.replace("sh, train.sh", "no-such-trainer")).lines())
                .singleElement()
                .asString()
                .startsWith("command cannot be run: there is no program 'no-such-trainer'");
    }

    @Test
    void saysThatTheFileIsNoYaml() {
        assertThatThrownBy(() -> read("a: ["))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("not valid YAML at line 1, column");
        assertThatThrownBy(() -> read(LEAST + "experiment: again\n"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("experiment is there twice, again at line");
        assertThatThrownBy(() -> read("- a list")).isInstanceOf(InvalidSettingsException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(InvalidSettingsException.class);
    }

    @Test
    void saysThatTheFileCannotBeRead() {
        assertThatThrownBy(() -> AgentConfig.read(directory.resolve("none.yaml")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.yaml");
    }

    @ParameterizedTest
    @CsvSource({"metrics,pattern", "checkpoints,keepStopped", "gpus,perSlot", "timeouts,silence"})
    void theDocumentHasEverySetting(String section, String one) throws IOException {
        String known = "known are ";
        String problem = invalid(LEAST + section + ": {qqqqqqqqqqqqqqqq: 1}\n").lines().stream()
                .filter(line -> line.contains(known))
                .findFirst()
                .orElseThrow();
        String page = Files.readString(Path.of("..", "docs", "agent.md"));
        assertThat(problem.substring(problem.indexOf(known) + known.length()).split(", "))
                .contains(one)
                .filteredOn(setting -> !page.contains("| `" + section + "." + setting + "` |"))
                .as("settings that docs/agent.md leaves out")
                .isEmpty();
    }

    @Test
    void theDocumentsExamplesAreRead() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "agent.md"));
        Files.createDirectories(directory.resolve("bin"));
        for (String program : List.of("python3", "train")) {
            Path file = Files.writeString(directory.resolve("bin").resolve(program), "");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        List<String> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
        for (String example : examples) {
            String local = example.replace("/opt/training", directory.toString())
                    .replace("python3", "./bin/python3")
                    .replace("gpus: {", "gpus: {devices: [0, 1], ");
            assertThat(read(local).experiments()).as(example).isNotEmpty();
        }
    }

    private static AgentConfig.Served only(AgentConfig config) {
        assertThat(config.experiments()).hasSize(1);
        return config.experiments().get(0);
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
