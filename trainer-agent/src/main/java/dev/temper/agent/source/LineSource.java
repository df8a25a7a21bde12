package dev.temper.agent.source;

import dev.temper.agent.metrics.MetricParser;
import org.jspecify.annotations.Nullable;

/** Metrics in the lines that a process prints. Whoever reads the process's output gives it the lines. */
public final class LineSource implements MetricSource {
    private final Output output;
    private final MetricParser parser;
    private @Nullable Feed feed;

    /** Which output of a process. */
    public enum Output {
        /** Standard output. */
        STDOUT,
        /** Standard error. */
        STDERR
    }

    /** Finds metrics by a parser in the lines of an output. */
    public LineSource(Output output, MetricParser parser) {
        this.output = output;
        this.parser = parser;
    }

    /** The output whose lines it wants. */
    public Output output() {
        return output;
    }

    @Override
    public synchronized void start(Sink to) {
        feed = new Feed(parser, to);
    }

    /** Takes a line. One that comes after the end is not looked at. */
    public synchronized void line(String text) {
        if (feed != null) {
            feed.line(text);
        }
    }

    @Override
    public synchronized void drain() {
        if (feed != null) {
            feed.end();
        }
        feed = null;
    }

    @Override
    public synchronized void close() {
        feed = null;
    }
}
