package dev.temper.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.app.AgentConfig;
import dev.temper.stream.codec.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples' files are ones that Temper takes, and those of an example belong together. */
final class ExamplesTest {
    private static final Path EXAMPLES = Pages.ROOT.resolve("examples");

    @TempDir
    private Path directory;

    static List<Path> examples() throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            // The one by topics alone runs no agent of Temper's, and the car study has several experiments.
            return all.filter(one -> Files.exists(one.resolve("agent.yaml")))
                    .filter(one -> Files.exists(one.resolve("experiment.yaml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsWhole(Path example) throws IOException {
        var definition = DefinitionReader.read(Files.readString(example.resolve("experiment.yaml")));
        AgentConfig agent = AgentConfig.read(example.resolve("agent.yaml"));
        assertThat(definition.id()).isEqualTo(String.valueOf(example.getFileName()));
        assertThat(agent.experiments()).extracting(AgentConfig.Served::id).containsExactly(definition.id());
        assertThat(agent.slots()).isEqualTo(definition.parallel());
        assertThat(example.resolve(
                        agent.experiments().get(0).training().command().get(1)))
                .exists();
        assertThat(Pages.blocks(example.resolve("README.md"), "sh"))
                .anySatisfy(block -> assertThat(block).isEqualTo("""
                                ./temper experiment create -f examples/%1$s/experiment.yaml
                                ./temper agent -f examples/%1$s/agent.yaml
                                ./temper best %1$s
                                """.formatted(definition.id())));
    }

    @ParameterizedTest
    @CsvSource({
        "agent.yaml, cars-, last-layer, whole-network",
        "stanford-agent.yaml, stanford-cars-, stanford-resnet18, stanford-resnet50"
    })
    void theCarStudyIsWhole(String agent, String prefix, String one, String other) throws IOException {
        Path cars = EXAMPLES.resolve("cars");
        String script = Files.readString(cars.resolve("train.py"));
        // As on a host with two GPUs: here, there may be no nvidia-smi to ask.
        String text = Files.readString(cars.resolve(agent)).replace("{perSlot: 1}", "{devices: [0, 1]}");
        var served = AgentConfig.read(Files.writeString(directory.resolve(agent), text))
                .experiments()
                .iterator();
        for (String file : List.of(one, other)) {
            var definition = DefinitionReader.read(Files.readString(cars.resolve(file + ".yaml")));
            assertThat(definition.id()).isEqualTo(prefix + file.replace("stanford-", ""));
            assertThat(served.next().id()).isEqualTo(definition.id());
            assertThat(definition.parameters())
                    .hasSize(7)
                    .allSatisfy(parameter -> assertThat(script).contains("\"" + parameter.name() + "\": "));
            assertThat(Files.readString(cars.resolve("README.md")))
                    .contains("./temper experiment create -f examples/cars/" + file + ".yaml");
        }
        assertThat(served).isExhausted();
    }

    @Test
    void theAgentByTopicsServesItsOwnExperiment() throws IOException {
        var definition = DefinitionReader.read(Files.readString(EXAMPLES.resolve("topics/experiment.yaml")));
        assertThat(definition.id()).isEqualTo("topics");
        assertThat(Files.readString(EXAMPLES.resolve("topics/agent.py")))
                .contains(
                        "\"name\": \"" + definition.metric().name() + "\"",
                        "\"name\"] == \"" + definition.parameters().get(0).name() + "\"");
    }

    @Test
    void theSineScriptReadsItsParametersAndPrintsTheMetric() throws IOException {
        var definition = DefinitionReader.read(Files.readString(EXAMPLES.resolve("sine/experiment.yaml")));
        String script = Files.readString(EXAMPLES.resolve("sine/train.py"));
        definition
                .parameters()
                .forEach(parameter -> assertThat(script)
                        .contains("TEMPER_PARAM_" + parameter.name().toUpperCase(java.util.Locale.ROOT)));
        assertThat(script).contains("\"" + definition.metric().name() + "\"");
    }
}
