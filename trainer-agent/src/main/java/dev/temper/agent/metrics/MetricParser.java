package dev.temper.agent.metrics;

import org.jspecify.annotations.Nullable;

/** Finds metrics in the lines that training prints. Implementations are used by one thread at a time. */
public interface MetricParser {
    /** The measurement in a line; null when the line is only log. Never throws. */
    @Nullable
    EpochMetrics parse(String line);

    /** What a metric line looks like, for a message that there was none. */
    String example();

    /** Lines that looked like metrics and were not usable, with the reason of the latest; empty when there were none. */
    String complaint();
}
