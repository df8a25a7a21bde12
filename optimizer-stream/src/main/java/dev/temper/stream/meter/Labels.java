package dev.temper.stream.meter;

import java.util.Locale;

/** Values of labels: words in lower case, parted by underscores, from sets that are closed in the code. */
public final class Labels {
    private Labels() {}

    /** Of one of an enum. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Of a kind of a sealed interface. */
    static String of(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
