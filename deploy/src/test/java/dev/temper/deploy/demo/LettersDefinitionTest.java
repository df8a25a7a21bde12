package dev.temper.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Task;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.Configurations;
import dev.temper.stream.codec.DefinitionReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LettersDefinitionTest {
    @Test
    void theDemosDefinitionIsSoundAndNamesWhatTheTrainerReads() throws IOException {
        ExperimentDefinition definition = DefinitionReader.read(text());
        assertThat(definition.ladder().tasks()).extracting(Task::epochs).containsExactly(1, 3, 9, 27);
        var defaults = Configurations.defaults(definition.parameters());
        assertThat(ConfigurationCheck.check(definition.space(), defaults)).isEmpty();
        assertThat(defaults.settings())
                .extracting(Setting::parameter)
                .containsExactly(
                        "learning_rate",
                        "one_minus_beta1",
                        "one_minus_beta2",
                        "epsilon",
                        "l2",
                        "decay",
                        "batch_size",
                        "units");
    }

    private static String text() throws IOException {
        try (InputStream resource = LettersDefinitionTest.class.getResourceAsStream("/demo/letters.yaml")) {
            assertThat(resource).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
