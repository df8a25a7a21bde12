package dev.temper.schemas.document;

import java.util.Locale;

/** How the constants of enums are written in a document. */
public final class Choices {
    private Choices() {}

    /** {@code ASYNC_HYPERBAND} is written {@code async-hyperband}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
