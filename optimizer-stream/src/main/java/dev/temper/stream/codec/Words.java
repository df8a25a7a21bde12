package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.schemas.document.DocumentReader;
import dev.temper.schemas.document.Flow;
import dev.temper.schemas.document.Vocabulary.Meaning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table {@code words.txt}: what other tools call the fields of a definition and their values. */
final class Words {
    private static final Map<String, String> OURS = load();

    private Words() {}

    /** What Temper calls a field of an object, as the table has it; null if the table does not know the word. */
    static @Nullable String field(ObjectKind place, String theirs) {
        return OURS.get(place.word() + " " + plain(theirs));
    }

    /** What Temper calls a value of a field of an object; null if the table does not know the word. */
    static @Nullable Meaning meaning(ObjectKind place, String field, String theirs) {
        String ours = OURS.get(place.word() + "." + field + " " + plain(theirs));
        if (ours == null) {
            return null;
        }
        if (ours.startsWith("!")) {
            return Meaning.none(ours.substring(2));
        }
        if (!ours.startsWith("{")) {
            return Meaning.of(ours);
        }
        ObjectNode fields = (ObjectNode) DocumentReader.yaml(ours);
        String written = Flow.of(fields);
        return new Meaning(fields.get(field).asText(), fields, "write " + written.substring(1, written.length() - 1));
    }

    /** A word whatever its case, hyphens and underscores. */
    static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static Map<String, String> load() {
        Map<String, String> ours = new HashMap<>();
        for (String line : text().split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split(" \\| ", -1);
            for (String theirs : columns[2].trim().split(" ", -1)) {
                String before = ours.put(columns[0] + " " + theirs, columns[1]);
                if (before != null) {
                    throw new IllegalStateException(theirs + " is there twice: " + line);
                }
            }
        }
        return ours;
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(Words.class.getResourceAsStream("words.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
