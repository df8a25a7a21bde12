package dev.temper.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation, the README and the changelog. */
final class Pages {
    /** The module's directory is docs/; the repository is above it. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Pages() {}

    static List<Path> all() {
        Path docs = ROOT.resolve("docs");
        // What is being built changes while one looks: only what holds pages is walked.
        try (Stream<Path> own = Files.list(docs);
                Stream<Path> decisions = Files.walk(docs.resolve("decisions"));
                Stream<Path> research = Files.walk(docs.resolve("research"))) {
            List<Path> pages = new ArrayList<>(Stream.of(own, decisions, research)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList());
            pages.add(ROOT.resolve("README.md"));
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents of the page's fenced blocks of a language, in order. */
    static List<String> blocks(Path page, String language) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : lines(page)) {
            if (block != null && line.strip().equals("```")) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            } else if (line.strip().equals("```" + language)) {
                block = new StringBuilder();
            }
        }
        return blocks;
    }
}
