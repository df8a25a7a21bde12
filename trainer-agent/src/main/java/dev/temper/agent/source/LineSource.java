package dev.temper.agent.source;

import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.metrics.MetricParser;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Metrics in the lines that a process prints. Whoever reads the process's output gives it the lines. */
public final class LineSource implements MetricSource {
    private final Output output;
    private final MetricParser parser;
    private @Nullable Sink sink;
    private boolean measured;
    private boolean ended;

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
        sink = to;
    }

    /** Takes a line. */
    public synchronized void line(String text) {
        if (!ended) {
            Sink to = Objects.requireNonNull(sink);
            pass(parser.parse(text), to);
            String hint = parser.hint();
            if (hint != null) {
                to.hint(hint);
            }
        }
    }

    @Override
    public synchronized void drain() {
        Sink to = Objects.requireNonNull(sink);
        pass(parser.end(), to);
        ended = true;
        String complaint = parser.complaint();
        if (!complaint.isEmpty() && measured) {
            to.remark(complaint);
        } else if (!complaint.isEmpty()) {
            to.hint(complaint);
        }
    }

    private void pass(List<EpochMetrics> found, Sink to) {
        measured |= !found.isEmpty();
        found.forEach(to::measured);
    }

    @Override
    public synchronized void close() {
        ended = true;
    }
}
