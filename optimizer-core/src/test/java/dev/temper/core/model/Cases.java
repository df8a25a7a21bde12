package dev.temper.core.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;

/** The saved cases, read line by line; src/test/python/model_cases.py makes them. */
final class Cases {
    private final Deque<String> lines;

    private Cases(Deque<String> lines) {
        this.lines = lines;
    }

    static Cases open() {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream("cases.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Cases(new ArrayDeque<>(Arrays.asList(text.split("\n"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of the next line of this name; lines before it are passed over. Null at the end. */
    double @org.jspecify.annotations.Nullable [] next(String name) {
        while (!lines.isEmpty()) {
            String[] words = lines.remove().split(" ");
            if (words[0].equals(name)) {
                return Arrays.stream(words)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            }
        }
        return null;
    }

    double[] get(String name) {
        return Objects.requireNonNull(next(name), name);
    }
}
