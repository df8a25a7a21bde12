package dev.temper.agent.source;

import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.metrics.MetricParser;
import java.util.List;

/** Gives lines to a parser, and what it finds to a sink. */
final class Feed {
    private final MetricParser parser;
    private final MetricSource.Sink sink;
    private boolean measured;
    private boolean hinted;

    Feed(MetricParser parser, MetricSource.Sink sink) {
        this.parser = parser;
        this.sink = sink;
    }

    void line(String text) {
        pass(parser.parse(text));
        hint();
    }

    /** There are no more lines: says what was wrong with them, and loudly if nothing was understood. */
    void end() {
        pass(parser.end());
        hint();
        String complaint = parser.complaint();
        if (complaint.isEmpty()) {
            return;
        }
        if (measured || hinted) {
            sink.remark(complaint);
        } else {
            sink.hint(complaint);
        }
    }

    private void pass(List<EpochMetrics> found) {
        measured |= !found.isEmpty();
        found.forEach(sink::measured);
    }

    private void hint() {
        String hint = parser.hint();
        if (hint != null) {
            hinted = true;
            sink.hint(hint);
        }
    }
}
