package dev.temper.core.trial;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a trial came.
 *
 * @param runs its ways to rungs, rising; the last is the rung that it runs towards or rests at
 * @param epoch epochs trained that count, over all leases; 0 throughout for named tasks
 * @param value latest value of the metric
 * @param bestValue best value of the metric
 */
public record Progress(
        List<RungRun> runs,
        int epoch,
        @Nullable Double value,
        @Nullable Double bestValue) {
    /** Before the first lease. */
    public static final Progress NONE = new Progress(List.of(), 0, null, null);

    /** Copies the list. */
    public Progress {
        runs = List.copyOf(runs);
    }

    /** The rung that it runs towards or rests at; -1 before the first lease. */
    public int rung() {
        return runs.isEmpty() ? -1 : last().rung();
    }

    /** The last way; there is one from the first lease on. */
    public RungRun last() {
        return runs.get(runs.size() - 1);
    }

    /** Sets out towards a rung; no change when it is on the way there already. */
    public Progress towards(int rung) {
        if (rung() == rung) {
            return this;
        }
        List<RungRun> longer = new ArrayList<>(runs);
        longer.add(new RungRun(rung, null, 0));
        return new Progress(longer, epoch, value, bestValue);
    }

    /** Has a value at the last rung. */
    public Progress arrived(double at) {
        return arrived(at, List.of());
    }

    /** Has values of all objectives at the last rung. */
    public Progress arrived(double at, List<Double> others) {
        return replaced(new RungRun(rung(), at, others, last().costMicros()));
    }

    /** Has spent more on the way to the last rung. */
    public Progress charged(long micros) {
        return replaced(new RungRun(rung(), last().value(), last().others(), last().costMicros() + micros));
    }

    /** Has reported a value at an epoch further than before. */
    public Progress observed(int at, double seen, @Nullable Double best) {
        return new Progress(runs, at, seen, best);
    }

    /** Spent on all ways, millionths of a full training. */
    public long costMicros() {
        long sum = 0;
        for (RungRun run : runs) {
            sum += run.costMicros();
        }
        return sum;
    }

    private Progress replaced(RungRun last) {
        List<RungRun> changed = new ArrayList<>(runs);
        changed.set(changed.size() - 1, last);
        return new Progress(changed, epoch, value, bestValue);
    }
}
