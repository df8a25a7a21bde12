package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Found;
import java.util.List;

/**
 * What was found for which cost.
 *
 * @param points each new best
 * @param reached each training in full
 * @param any each report that was better than all before, at whatever epoch, and keeps every threshold; none with named
 *     tasks, whose values are not those of the full one
 */
public record ProgressAnswer(List<Found> points, List<Found> reached, List<Found> any) {
    /** Copies the lists. */
    public ProgressAnswer {
        points = List.copyOf(points);
        reached = List.copyOf(reached);
        any = List.copyOf(any);
    }

    static ProgressAnswer of(Chronicle chronicle) {
        return new ProgressAnswer(
                chronicle.finds().bests(),
                chronicle.finds().full(),
                chronicle.finds().any());
    }
}
