package dev.temper.agent.metrics;

import java.util.Locale;

/**
 * What a script counts, and how many of it make one epoch of the experiment's.
 *
 * @param name what lines call it, such as epoch or step
 * @param first number of the first one, 0 or 1
 * @param every how many of them are one epoch, 1 or more
 */
public record Counter(String name, int first, int every) {
    /** Epochs counted from 1. */
    public static final Counter EPOCHS = new Counter("epoch", 1, 1);

    /** Nothing was complete yet: a fraction of an epoch, or a count between two epochs. */
    static final int BETWEEN = 0;

    /** No count at all. */
    static final int NONE = -1;

    /** The epoch, from 1; {@link #BETWEEN} or {@link #NONE} when there is none. */
    int epoch(double written) {
        double done = written - first + 1;
        if (!(done > 0) || done > Integer.MAX_VALUE) {
            return NONE;
        }
        boolean whole = done == Math.rint(done) && done % every == 0;
        return whole ? (int) (done / every) : BETWEEN;
    }

    /** Whether a name is this counter's, in capitals or not. */
    boolean isNamed(String text) {
        return name.equalsIgnoreCase(text);
    }

    /** Whether this is the name of something that scripts count. */
    static boolean isUsual(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "epoch", "step", "steps", "global_step", "iter", "iteration", "it", "round", "batch", "update" -> true;
            default -> false;
        };
    }
}
