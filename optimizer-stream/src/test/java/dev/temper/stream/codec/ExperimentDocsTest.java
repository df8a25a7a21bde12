package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.schemas.document.DocumentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/experiment.md says what the reader does: its snippets are read, and its table names every field. */
class ExperimentDocsTest {
    private static final Pattern SNIPPET = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    /** Described in sections of their own. */
    private static final List<String> LISTS = List.of(
            "metrics",
            "parameters",
            "constraints",
            "forbidden",
            "candidates",
            "warm_start[].parameters",
            "learn_from[].rename");

    static List<String> snippets() {
        return SNIPPET.matcher(page()).results().map(match -> match.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippetIsADefinition(String snippet) {
        assertThatCode(() -> DefinitionReader.read(snippet)).doesNotThrowAnyException();
    }

    @Test
    void everyFieldIsListed() {
        Set<String> fields = new TreeSet<>();
        for (String snippet : snippets()) {
            collect(DocumentReader.json(DefinitionWriter.write(DefinitionReader.read(snippet))), "", fields);
        }
        assertThat(fields).hasSizeGreaterThan(15);
        assertThat(fields).allSatisfy(field -> assertThat(page()).contains("| `" + field + "` |"));
    }

    @Test
    void promisedMessagesAreTheReaders() {
        String broken = snippets().get(0).replace("scale: log", "scale: lgo").replace("trials: 60", "trials: 0");
        assertThatCode(() -> DefinitionReader.read(broken))
                .hasMessage("parameters[0].scale: scale is \"lgo\": did you mean \"log\"?\n"
                        + "budget.trials: trials is 0: give 1 to 1000000");
        assertThat(page()).contains("did you mean \"log\"?\nbudget.trials: trials is 0");
    }

    private static void collect(JsonNode node, String path, Set<String> fields) {
        if (LISTS.contains(path) || !node.isContainerNode()) {
            fields.add(path);
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, path + "[]", fields));
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                collect(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), fields);
            }
        }
    }

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "experiment.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
