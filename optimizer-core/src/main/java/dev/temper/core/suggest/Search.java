package dev.temper.core.suggest;

import dev.temper.core.effort.Effort;
import dev.temper.core.space.Configuration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks along a sequence for what is new. It always ends: draws that bring nothing new for long are given up, and a list
 * comes to its end.
 */
public final class Search {
    private final Suggester sequence;
    private final Effort effort;

    /** What was found, and where. */
    public record Found(long index, Configuration configuration) {}

    /** A search, whose looks are counted. */
    public Search(Suggester sequence, Effort effort) {
        this.sequence = sequence;
        this.effort = effort;
    }

    /**
     * The first configuration from an index on that is not known; null if none is to be expected.
     *
     * @throws dev.temper.core.effort.TooMuchWorkException if that takes more looks than may be spent
     */
    public @Nullable Found next(long from, Predicate<Configuration> known) {
        long idle = 0;
        long index = from;
        while (index < Long.MAX_VALUE) {
            effort.spend(sequence.effort(index));
            Configuration configuration = sequence.at(index);
            if (configuration == null) {
                return null;
            }
            if (!known.test(configuration)) {
                return new Found(index, configuration);
            }
            idle++;
            boolean givesUp = index < sequence.listing() && idle >= sequence.patience();
            index = givesUp ? sequence.listing() : index + 1;
        }
        return null;
    }
}
