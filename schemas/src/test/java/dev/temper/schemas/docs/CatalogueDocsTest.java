package dev.temper.schemas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that are made from the catalogue are what the catalogue gives. Run with temper.docs.write to make them. */
class CatalogueDocsTest {
    private static final String COMMAND = "mvn -q -pl schemas test -Dtest=CatalogueDocsTest -Dtemper.docs.write=true";
    private static final Path DOCS = Path.of("..", "docs");

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("topics.md", new TopicsPage(COMMAND).text()),
                Arguments.of("asyncapi.yaml", new AsyncApiFile(COMMAND).text()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void pagesAreWhatTheCatalogueGives(String name, String text) throws IOException {
        Path page = DOCS.resolve(name);
        if (Boolean.getBoolean("temper.docs.write")) {
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("docs/%s differs from the catalogue; to make it anew: %s", name, COMMAND)
                .hasContent(text);
    }
}
