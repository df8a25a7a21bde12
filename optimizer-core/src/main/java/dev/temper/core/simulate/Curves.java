package dev.temper.core.simulate;

import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Reported;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a simulated training does. Columns count from 1: epochs, or the named tasks in order. */
public interface Curves {
    /** Takes the curve that a new trial will follow. */
    int take(int trial, Configuration configuration);

    /** The loss at the end of a column; NaN or infinite when it diverged. */
    double loss(int curve, int column);

    /** What is reported beside the objective at the end of a column. */
    default List<Reported> beside(int curve, int column) {
        return List.of();
    }

    /** The standard deviation of {@link #loss}; null when it is not reported. */
    default @Nullable Double stddev(int curve, int column) {
        return null;
    }

    /** Whether training fails on its way to a column, before it reports; every time that it is tried. */
    default boolean fails(int curve, int column) {
        return false;
    }

    /** How long a column takes: after the column before it, or from scratch where columns are trainings of their own. */
    double seconds(int curve, int column);

    /** The column after which training ends by itself. */
    int length(int curve);

    /** How many trials there can be; {@link Integer#MAX_VALUE} without a limit. */
    int size();
}
