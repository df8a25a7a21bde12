package dev.temper.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.app.AgentConfig;
import dev.temper.stream.codec.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example's files are ones that Temper takes, and they belong together. */
final class ExamplesTest {
    private static final Path SINE = Pages.ROOT.resolve("examples/sine");

    @Test
    void theSineExampleIsWhole() throws IOException {
        var definition = DefinitionReader.read(Files.readString(SINE.resolve("experiment.yaml")));
        AgentConfig agent = AgentConfig.read(SINE.resolve("agent.yaml"));
        assertThat(agent.experiment()).isEqualTo(definition.id());
        assertThat(agent.slots()).isEqualTo(definition.parallel());
        String script = Files.readString(SINE.resolve(agent.training().command().get(1)));
        definition
                .parameters()
                .forEach(parameter -> assertThat(script)
                        .contains("TEMPER_PARAM_" + parameter.name().toUpperCase(java.util.Locale.ROOT)));
        assertThat(script).contains("\"" + definition.metric().name() + "\"");
    }
}
