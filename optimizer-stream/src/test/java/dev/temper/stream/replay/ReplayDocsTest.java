package dev.temper.stream.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.registry.RegistryClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/replay.md says how an export is made: a reader who follows it finds every chain, and its code compiles. */
class ReplayDocsTest {
    @TempDir
    Path directory;

    @Test
    void theChainIsAsThePageSays() throws Exception {
        Path file = directory.resolve("export.jsonl");
        String digest = ExportWriter.write(new Recording("digits", List.of(), List.of()), file);
        byte[] before = new byte[32];
        String chain = "";
        for (String line : Files.readAllLines(file)) {
            int end = line.lastIndexOf(",\"chain\":\"");
            var sha256 = java.security.MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            before = sha256.digest(line.substring(0, end).getBytes(StandardCharsets.UTF_8));
            chain = java.util.HexFormat.of().formatHex(before);
            assertThat(line.substring(end)).isEqualTo(",\"chain\":\"" + chain + "\"}");
        }
        assertThat(digest).isEqualTo(chain);
    }

    @Test
    void theCodeOfThePageIsTheCodeBelow() throws IOException {
        String page = Files.readString(Path.of("../docs/replay.md"));
        String snippet =
                page.substring(page.indexOf("```java\n") + 8, page.indexOf("```", page.indexOf("```java\n") + 8));
        String source = Files.readString(
                Path.of("src/test/java/" + ReplayDocsTest.class.getName().replace('.', '/') + ".java"));
        assertThat(words(source)).contains(words(snippet));
    }

    /** Compiled, never run: it needs a broker. */
    static void fromJava(String brokers, String registry, Path file) {
        Recording recording =
                JournalReader.read("digits", Map.of("bootstrap.servers", brokers), RegistryClient.open(registry));
        String digest = ExportWriter.write(recording, file);
        ReplayResult result = ReplayCheck.check(ExportReader.read(file));
        result.first().forEach(System.out::println);
        System.out.println(digest);
    }

    /** The formatter decides where lines break. */
    private static String words(String code) {
        return String.join(" ", Arrays.asList(code.trim().split("\\s+")));
    }
}
