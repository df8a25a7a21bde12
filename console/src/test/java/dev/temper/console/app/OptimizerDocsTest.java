package dev.temper.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/optimizer.md lists the settings that there are, and no others. */
class OptimizerDocsTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z.*]+)` \\|", Pattern.MULTILINE);
    private static final Pattern SNIPPET = Pattern.compile("```properties\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everySettingIsListed() throws IOException {
        Set<String> listed = new TreeSet<>();
        ROW.matcher(page()).results().forEach(row -> listed.add(row.group(1)));
        assertThat(listed).isEqualTo(known());
    }

    @Test
    void theExampleIsEnough() throws IOException {
        var snippet = SNIPPET.matcher(page());
        assertThat(snippet.find()).isTrue();
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.group(1)));
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key, "")));
        assertThat(ProcessSettings.of(settings).optimizer().instanceId()).isEqualTo("optimizer-1");
    }

    /** The error about an unknown key names all that are known. */
    private static Set<String> known() {
        String message = String.valueOf(catchThrowable(() -> ProcessSettings.of(Map.of("nonsense", "1")))
                .getMessage());
        String list = message.substring(message.indexOf("known are ") + "known are ".length())
                .lines()
                .findFirst()
                .orElseThrow();
        return new TreeSet<>(Set.of(list.trim().split(", ")));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/optimizer.md"));
    }
}
