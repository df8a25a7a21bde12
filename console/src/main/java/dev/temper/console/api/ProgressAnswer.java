package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Found;
import java.util.List;

/**
 * What was found for which cost.
 *
 * @param points each new best
 * @param reached each training in full
 */
public record ProgressAnswer(List<Found> points, List<Found> reached) {
    /** Copies the lists. */
    public ProgressAnswer {
        points = List.copyOf(points);
        reached = List.copyOf(reached);
    }

    static ProgressAnswer of(Chronicle chronicle) {
        return new ProgressAnswer(chronicle.finds().bests(), chronicle.finds().full());
    }
}
