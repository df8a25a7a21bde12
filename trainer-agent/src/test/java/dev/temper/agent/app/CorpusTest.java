package dev.temper.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.temper.agent.source.Heard;
import dev.temper.agent.source.LineSource;
import dev.temper.agent.source.LineSplitter;
import dev.temper.agent.source.MetricSource;
import dev.temper.agent.source.RunPlace;
import dev.temper.schemas.Target;
import dev.temper.schemas.document.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real frameworks print, under src/test/resources/corpus: what must come out of it, and what the user is told. */
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** One style of output. */
    record Style(String name, JsonNode metrics, String output, List<String> expected, String hint) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Style> styles() throws IOException {
        List<Style> styles = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode node : YAML.readTree(file.toFile())) {
                    ObjectNode metrics = YAML.createObjectNode();
                    if (node.path("metrics") instanceof ObjectNode given) {
                        metrics.setAll(given);
                    }
                    List<String> expected = new ArrayList<>();
                    node.path("expect").forEach(line -> expected.add(line.asText()));
                    styles.add(new Style(
                            file.getFileName() + ": " + node.path("style").asText(),
                            metrics,
                            node.path("output").asText(),
                            expected,
                            node.path("hint").asText("")));
                }
            }
        }
        return styles;
    }

    @ParameterizedTest
    @MethodSource("styles")
    void understandsOrSaysWhy(Style style) throws IOException {
        Heard heard = new Heard();
        byte[] bytes = style.output().getBytes(StandardCharsets.UTF_8);
        Settings settings = Settings.of(YAML.writeValueAsString(style.metrics()));
        RunPlace place =
                new RunPlace(Map.of(), Path.of("."), Path.of("unused"), 1, List.of(), new Target(0, "9", 0, 9));
        for (MetricSource source : MetricsSection.read(settings, 1).open(place)) {
            source.start(heard);
            LineSource lines = (LineSource) source;
            LineSplitter splitter = new LineSplitter(65_536, lines::line);
            splitter.accept(bytes, bytes.length);
            splitter.end();
            source.drain();
            source.close();
        }
        settings.finish(style.name());
        assertThat(heard.measured()).containsExactlyElementsOf(style.expected());
        if (style.hint().isEmpty()) {
            assertThat(heard.hints()).as("nothing to complain of").isEmpty();
        } else {
            assertThat(heard.hints()).anySatisfy(hint -> assertThat(hint).contains(style.hint()));
        }
    }

    @Test
    void theCorpusIsLarge() throws IOException {
        assertThat(styles()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }
}
