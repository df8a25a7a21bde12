package dev.temper.tuning.learn;

import dev.temper.tuning.TuningException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the default method learns from before it starts on a table; as a method, {@code learn:full} for instance. */
public enum Lesson {
    /** The tables of the same folder, all of whose rows were trained in full. */
    FULL,
    /** The same after 200 trials of asynchronous Hyperband each. */
    PARTLY,
    /** As {@link #FULL}, with each table's ranks dealt to the configurations at random: there is nothing to learn. */
    FULL_SHUFFLED,
    /** As {@link #PARTLY}, with ranks dealt at random. */
    PARTLY_SHUFFLED,
    /** The tables of all other folders in full, their parameters renamed to this one's in the order of declaration. */
    OTHERS;

    private static final String PREFIX = "learn:";

    /** Whether a name of a method is that of the default method after a lesson. */
    public static boolean isOne(String method) {
        return method.startsWith(PREFIX);
    }

    /**
     * The lesson of such a name.
     *
     * @throws TuningException if there is none of that name
     */
    public static Lesson of(String method) {
        for (Lesson lesson : values()) {
            if (lesson.method().equals(method)) {
                return lesson;
            }
        }
        throw new TuningException("there is no method \"" + method + "\": give one or more of "
                + Arrays.stream(values()).map(Lesson::method).collect(Collectors.joining(", ")));
    }

    /** The name of the method. */
    public String method() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isShuffled() {
        return this == FULL_SHUFFLED || this == PARTLY_SHUFFLED;
    }

    boolean isPartly() {
        return this == PARTLY || this == PARTLY_SHUFFLED;
    }
}
