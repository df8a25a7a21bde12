package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import org.jspecify.annotations.Nullable;

/** A sequence of configurations: a pure function of the definition it was made for and an index. */
@FunctionalInterface
public interface Suggester {
    /**
     * The configuration at an index. Different indexes may give equal configurations.
     *
     * @param index from 0
     * @return null if the sequence has ended, and for each later index too
     */
    @Nullable
    Configuration at(long index);

    /** How many indexes in a row that bring nothing new mean that nothing new is left. */
    default long patience() {
        return Long.MAX_VALUE;
    }
}
