package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The journal as a line.
 *
 * @param last its last sequence; the first is 1
 * @param width sequences that a bin counts
 * @param reports in each bin
 * @param marks promotions and ends, the last 2,000 of them
 */
@SuppressWarnings("ArrayRecordComponent") // made for one answer: nobody compares or changes it
public record DensityAnswer(long last, long width, int[] reports, List<MarkOnLine> marks) {
    private static final int MOST_MARKS = 2_000;

    /** Copies the list. */
    public DensityAnswer {
        marks = List.copyOf(marks);
    }

    /** Where something was decided. */
    public record MarkOnLine(long sequence, String kind) {}

    static DensityAnswer of(Chronicle chronicle) {
        List<MarkOnLine> marks = new ArrayList<>();
        for (Decision decision : chronicle.decisions()) {
            Action action = decision.action();
            if (action instanceof Action.Promote
                    || action instanceof Action.Stop
                    || action instanceof Action.Complete) {
                marks.add(new MarkOnLine(
                        decision.sequence(), action.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
            }
        }
        return new DensityAnswer(
                chronicle.sequence(),
                chronicle.density().width(),
                chronicle.density().counts(chronicle.sequence()),
                marks.subList(Math.max(0, marks.size() - MOST_MARKS), marks.size()));
    }
}
