package dev.temper.tuning.play;

import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.NamedMethod;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.learn.Lesson;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The optimizer's own methods by the names that definitions use. */
public final class Methods {
    private Methods() {}

    /** Refuses a name that is none. */
    public static void check(String name) {
        named(name);
    }

    /** A method on a ladder. */
    public static Method of(String name, Ladder ladder) {
        return named(name).on(ladder);
    }

    private static NamedMethod named(String name) {
        if (Lesson.isOne(name)) {
            Lesson.of(name);
            return NamedMethod.TEMPER;
        }
        for (NamedMethod method : NamedMethod.values()) {
            if (text(method).equals(name)) {
                return method;
            }
        }
        throw new TuningException("there is no method \"" + name + "\": give one or more of "
                + Arrays.stream(NamedMethod.values()).map(Methods::text).collect(Collectors.joining(", "))
                + ", or the default after a lesson such as learn:full, or a peer such as peer:optuna-tpe-hyperband");
    }

    private static String text(NamedMethod method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
