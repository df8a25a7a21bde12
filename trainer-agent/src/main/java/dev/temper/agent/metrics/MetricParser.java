package dev.temper.agent.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds metrics in the lines that training prints. Implementations are used by one thread at a time. */
public interface MetricParser {
    /** The measurements in a line; none when the line is only log. Never throws. */
    List<EpochMetrics> parse(String line);

    /** The first line of a file whose lines up to now were read by others: it may have the names of columns. */
    default void header(String line) {}

    /** What is known only now that there are no more lines. */
    default List<EpochMetrics> end() {
        return List.of();
    }

    /** What the user should change, when the latest lines showed it; null when there is nothing to say, or it was said. */
    default @Nullable String hint() {
        return null;
    }

    /** What a metric line looks like, for a message that there was none. */
    String example();

    /** Lines that looked like metrics and were not usable, with the reason of the latest; empty when there were none. */
    String complaint();
}
