package dev.temper.agent.source;

import dev.temper.agent.metrics.MetricFormat;
import dev.temper.agent.metrics.MetricParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Metrics in the lines of a file. What the file has when the run begins was reported by an earlier run. */
public final class FileLines extends PolledSource implements FileTail.Reader {
    private static final int LINE_BYTES = 65_536;

    private final Path path;
    private final MetricParser parser;
    private final FileTail tail;
    private final LineSplitter splitter = new LineSplitter(LINE_BYTES, this::line);
    private @Nullable Feed feed;

    /** A file that every run has. */
    public record Kind(SourcePath path, MetricFormat format) implements MetricSources {
        @Override
        public List<MetricSource> open(RunPlace place) {
            return List.of(new FileLines(path.in(place), format.parser()));
        }

        @Override
        public List<SourcePath> paths() {
            return List.of(path);
        }

        @Override
        public String example() {
            return "lines in the file " + path.template() + " such as "
                    + format.parser().example();
        }
    }

    FileLines(Path path, MetricParser parser) {
        super(path.toString());
        this.path = path;
        this.parser = parser;
        tail = new FileTail(path);
    }

    private void line(String text) {
        Objects.requireNonNull(feed).line(text);
    }

    @Override
    void begin(Sink to) throws IOException {
        feed = new Feed(parser, to);
        tail.skip();
        if (tail.position() > 0) {
            parser.header(firstLine());
        }
    }

    /** A file that goes on has its column names at its beginning. */
    private String firstLine() throws IOException {
        char[] first = new char[LINE_BYTES];
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            int length = reader.read(first);
            return new String(first, 0, Math.max(0, length)).lines().findFirst().orElse("");
        }
    }

    @Override
    void poll(Sink to, boolean last) throws IOException {
        tail.read(this);
        if (last && tail.position() == 0) {
            to.hint("nothing was written to the file " + path
                    + ": does the script write elsewhere (metrics.files)? Relative paths begin at workingDirectory");
        }
        if (last) {
            splitter.end();
            Objects.requireNonNull(feed).end();
        }
    }

    @Override
    public void bytes(byte[] bytes, int length) {
        splitter.accept(bytes, length);
    }

    @Override
    public void begins() {
        splitter.end();
    }

    @Override
    void release() throws IOException {
        tail.close();
    }
}
