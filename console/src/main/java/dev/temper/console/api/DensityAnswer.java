package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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
        Deque<MarkOnLine> marks = new ArrayDeque<>();
        List<Decision> decisions = chronicle.decisions();
        for (int i = decisions.size() - 1; i >= 0 && marks.size() < MOST_MARKS; i--) {
            Action action = decisions.get(i).action();
            if (action instanceof Action.Promote
                    || action instanceof Action.Stop
                    || action instanceof Action.Complete) {
                marks.addFirst(new MarkOnLine(decisions.get(i).sequence(), DecisionAnswer.kind(action)));
            }
        }
        return new DensityAnswer(
                chronicle.sequence(),
                chronicle.density().width(),
                chronicle.density().counts(chronicle.sequence()),
                List.copyOf(marks));
    }
}
