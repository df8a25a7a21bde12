package dev.temper.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

/** Whoever takes compose or the chart as they are gets the images of this version. */
class VersionsTest {
    @Test
    void composeAndChartNameTheVersionThatIsBuilt() throws IOException {
        String version =
                Files.readString(Path.of("..", "pom.xml")).replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
        assertThat(Files.readString(Path.of("compose", "compose.yaml")))
                .contains("temper/optimizer:" + version + "}", "temper/agent:" + version + "}")
                .contains("apache/kafka:" + AppInfoParser.getVersion() + "}");
        assertThat(Files.readString(Path.of("helm", "temper", "values.yaml")))
                .contains("optimizer: temper/optimizer:" + version + "\n", "agent: temper/agent:" + version + "\n");
        assertThat(Files.readString(Path.of("helm", "temper", "Chart.yaml")))
                .contains("\nappVersion: " + version + "\n");
    }
}
