package dev.temper.core.simulate.table;

import dev.temper.core.space.Configuration;

/** What a simulated training does. Columns count from 1: epochs, or the named tasks in order. */
public interface Curves {
    /** Takes the curve that a new trial will follow. */
    int take(int trial, Configuration configuration);

    /** The loss at the end of a column; NaN or infinite when it diverged. */
    double loss(int curve, int column);

    /** How long a column takes: after the column before it, or from scratch where columns are trainings of their own. */
    double seconds(int curve, int column);

    /** The column after which training ends by itself. */
    int length(int curve);

    /** How many trials there can be; {@link Integer#MAX_VALUE} without a limit. */
    int size();
}
