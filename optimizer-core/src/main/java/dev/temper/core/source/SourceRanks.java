package dev.temper.core.source;

import dev.temper.core.space.Configuration;

/** How an earlier experiment ranks the configurations of a new one. */
public interface SourceRanks {
    /** The earlier experiment. */
    String name();

    /** The normal score of a configuration among all, at each rung of the new experiment: the lower, the better. */
    double[] of(Configuration configuration);
}
