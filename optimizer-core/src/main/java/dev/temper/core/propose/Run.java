package dev.temper.core.propose;

import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial and all that it reported; if it failed for good, what it would have reported next is the last point.
 *
 * @param points at least one, by rising key
 */
record Run(Trial trial, List<Point> points) {
    Point last() {
        return points.get(points.size() - 1);
    }

    int number() {
        return trial.number();
    }

    /** Whether it reported anything. */
    boolean hasReported() {
        return !points.get(0).failed();
    }

    boolean isResting() {
        return trial.status() == TrialStatus.PAUSED;
    }

    boolean isRunning() {
        return trial.status() == TrialStatus.RUNNING;
    }

    /** Its loss when it first came so far, by the key; null if it has not. */
    @Nullable
    Double lossAt(int key) {
        for (Point point : points) {
            if (point.key() == key) {
                return point.loss();
            }
        }
        return null;
    }
}
