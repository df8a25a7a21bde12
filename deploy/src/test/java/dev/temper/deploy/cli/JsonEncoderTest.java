package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.stream.progress.InHand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever collects logs reads a line at a time: a stack trace or a line break within one would be lines of nobody. */
class JsonEncoderTest {
    private static final Logger LOG = LoggerFactory.getLogger("dev.temper.test");

    @TempDir
    Path directory;

    @AfterEach
    void letGoOfTheFile() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
        Logs.console(false, LogFormat.TEXT);
    }

    @Test
    void everyLineIsAnObjectWithWhatItIsAbout() throws IOException {
        Logs.console(false, LogFormat.JSON);
        Path file = Logs.file(directory, "optimizer");
        LOG.warn("two\nlines, \"quoted\" and \u0000 \u2028 ü");
        LOG.atInfo()
                .addKeyValue("experiment", "sine")
                .addKeyValue("trial", 3)
                .addKeyValue("lease", 7L)
                .addKeyValue("sequence", 42L)
                .log("trial {} goes on", 3);
        Throwable failure = catchThrowable(() -> {
            throw new IllegalStateException("outer\nin two lines", new IOException("inner"));
        });
        new InHand().hand().hold("digits".getBytes(StandardCharsets.UTF_8), () -> LOG.error("folding failed", failure));
        LOG.info("after it");

        List<JsonNode> lines = read(file);
        assertThat(lines).hasSize(4);
        JsonNode broken = lines.get(0);
        assertThat(broken.get("message").asText()).isEqualTo("two\nlines, \"quoted\" and \u0000 \u2028 ü");
        assertThat(broken.get("log.level").asText()).isEqualTo("WARN");
        assertThat(broken.get("log.logger").asText()).isEqualTo("dev.temper.test");
        assertThat(broken.get("@timestamp").asText()).endsWith("Z");

        JsonNode about = lines.get(1);
        assertThat(about.get("message").asText()).isEqualTo("trial 3 goes on");
        assertThat(about.get("experiment").asText()).isEqualTo("sine");
        assertThat(about.get("trial").asInt()).isEqualTo(3);
        assertThat(about.get("lease").asInt()).isEqualTo(7);
        assertThat(about.get("sequence").asInt()).isEqualTo(42);

        JsonNode failed = lines.get(2);
        assertThat(failed.get("experiment").asText()).isEqualTo("digits");
        assertThat(failed.get("error.type").asText()).isEqualTo(IllegalStateException.class.getName());
        assertThat(failed.get("error.message").asText()).isEqualTo("outer\nin two lines");
        assertThat(failed.get("error.stack_trace").asText())
                .contains("Caused by: java.io.IOException: inner")
                .contains("\tat " + JsonEncoderTest.class.getName());
        assertThat(lines.get(3).has("experiment")).as("the event is done").isFalse();
    }

    @Test
    void withoutTheSettingLinesAreText() throws IOException {
        Logs.console(false, LogFormat.TEXT);
        Path file = Logs.file(directory, "optimizer");
        LOG.atInfo().addKeyValue("experiment", "sine").log("all is well");
        assertThat(Files.readString(file)).endsWith("dev.temper.test - all is well\n");
    }

    private static List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readString(file).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }
}
