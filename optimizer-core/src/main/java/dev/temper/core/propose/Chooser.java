package dev.temper.core.propose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream's rule for what to train next. */
interface Chooser {
    /** The resting trials as this stream values them, best first; of equal ones the one that is furthest. */
    List<Scored> resting();

    /**
     * The best new configuration.
     *
     * @param free for each configuration of the pool whether it may be chosen
     * @return null if none is free
     */
    @Nullable
    Scored best(boolean[] free, Imagined pool);
}
