package dev.temper.agent.metrics;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParsersTest {
    private static final String SIGNS = "{}[]()<>:=,;|'\"\\ \t\b\u001b/.-+%0129eEnaif█é\ud83d\ude80";

    @Test
    void noLineMakesAParserThrow() throws IOException {
        List<String> lines;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus"))) {
            lines = files.sorted().flatMap(ParsersTest::lines).toList();
        }
        Terms terms = new Terms(Counter.EPOCHS, Map.of("loss", "error"), null);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 50; round++) {
            List<MetricParser> parsers = List.of(
                    new JsonLines(terms),
                    new KeyValueLines(terms),
                    new CsvRows(',', terms),
                    new PatternLines(Pattern.compile("(?<epoch>\\d+).*?(?<loss>[\\d.]+)"), terms));
            for (String line : lines) {
                String changed = changed(line, random);
                assertThatCode(() -> parsers.forEach(parser -> parser.parse(changed)))
                        .as(changed)
                        .doesNotThrowAnyException();
            }
            parsers.forEach(MetricParser::end);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String changed(String line, SplittableRandom random) {
        StringBuilder changed = new StringBuilder(line.replace("\\t", "\t").replace("\\e", "\u001b"));
        for (int change = random.nextInt(4); change > 0 && !changed.isEmpty(); change--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                case 1 -> changed.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                default -> changed.setLength(at);
            }
        }
        return changed.toString();
    }
}
