package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import org.jspecify.annotations.Nullable;

/** A sequence of configurations: a pure function of the definition it was made for and an index. */
public interface Suggester {
    /**
     * The configuration at an index. Different indexes may give equal configurations.
     *
     * @param index from 0
     * @return null if the sequence has ended, and for each later index too
     */
    @Nullable
    Configuration at(long index);

    /** What a look at an index takes, in operations of {@link dev.temper.core.effort.Effort}: at most, and at least 1. */
    long effort(long index);

    /** How many indexes in a row that bring nothing new mean that no further draw will. */
    default long patience() {
        return 10_000;
    }

    /**
     * The index from which on draws are over and every configuration comes once, and then the end; {@link Long#MAX_VALUE}
     * if it is draws all along.
     */
    default long listing() {
        return Long.MAX_VALUE;
    }
}
