package dev.temper.console.chronicle;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Ladder;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was spent on the way to each rung, over time. Of a bounded length: when it is full, every second point goes, so
 * that what is left is exact where it stands. Not thread safe.
 */
public final class CostLine {
    private static final int MOST_POINTS = 600;

    private final List<Point> points = new ArrayList<>();
    private long step = 1;
    private long changes;
    private long spent;

    /**
     * Cost at a point of the journal.
     *
     * @param time broker time, milliseconds since 1970
     * @param spent on the way to each rung, by bracket and rung, in full trainings
     */
    public record Point(long time, long sequence, SortedMap<RungId, Double> spent) {}

    /** From the first to the last change, the present included. */
    public List<Point> points(ExperimentState now) {
        List<Point> all = new ArrayList<>(points);
        if (now.header().spentMicros() > 0) {
            all.add(point(now));
        }
        return all;
    }

    /** The points up to a sequence; as they are further apart in a longer journal, they may be fewer than there were then. */
    CostLine until(long last) {
        CostLine past = new CostLine();
        past.points.addAll(Rising.upTo(last, points, Point::sequence));
        return past;
    }

    void take(ExperimentState after) {
        if (after.header().spentMicros() == spent) {
            return;
        }
        spent = after.header().spentMicros();
        if (changes++ % step != 0) {
            return;
        }
        points.add(point(after));
        if (points.size() == MOST_POINTS) {
            List<Point> half = new ArrayList<>();
            for (int i = 0; i < points.size(); i += 2) {
                half.add(points.get(i));
            }
            points.clear();
            points.addAll(half);
            step *= 2;
        }
    }

    private static Point point(ExperimentState state) {
        SortedMap<RungId, Double> spent = new TreeMap<>();
        for (PersistentMap.Entry<RungId, RungTable> entry : state.rungs()) {
            spent.put(entry.key(), (double) entry.value().costMicros() / Ladder.FULL_COST);
        }
        return new Point(state.header().time(), state.header().sequence(), spent);
    }
}
