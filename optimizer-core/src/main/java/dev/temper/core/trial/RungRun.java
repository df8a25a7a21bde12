package dev.temper.core.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial's way to one rung.
 *
 * @param rung from 0
 * @param value the trial's value there; null until it arrives, NaN when it diverged or failed on the way
 * @param others of the further objectives, if there are any; empty until it arrives
 * @param costMicros spent on the way, by every lease that led there
 */
public record RungRun(int rung, @Nullable Double value, List<Double> others, long costMicros) {
    /** Copies the list. */
    public RungRun {
        others = List.copyOf(others);
    }

    /** With one objective. */
    public RungRun(int rung, @Nullable Double value, long costMicros) {
        this(rung, value, List.of(), costMicros);
    }
}
