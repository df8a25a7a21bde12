package dev.temper.stream.codec;

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
    static @Nullable String field(Place place, String theirs) {
        return OURS.get(place.word() + " " + plain(theirs));
    }

    /** What Temper calls a value of a field of an object; null if the table does not know the word. */
    static @Nullable String value(Place place, String field, String theirs) {
        return OURS.get(place.word() + "." + field + " " + plain(theirs));
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
