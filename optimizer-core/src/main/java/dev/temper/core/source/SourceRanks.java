package dev.temper.core.source;

import dev.temper.core.space.Configuration;
import java.util.List;

/** How an earlier experiment ranks the configurations of a new one. */
public interface SourceRanks {
    /** The earlier experiment. */
    String name();

    /** Many configurations will be asked for: to rank them at once takes less time. */
    default void prepare(List<Configuration> configurations) {}

    /** The normal score of a configuration among all, at each rung of the new experiment: the lower, the better. */
    double[] of(Configuration configuration);
}
