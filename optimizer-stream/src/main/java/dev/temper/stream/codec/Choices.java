package dev.temper.stream.codec;

import java.util.Locale;

/** How the constants of the core's enums are written in a definition. */
final class Choices {
    private Choices() {}

    /** {@code ASYNC_HYPERBAND} is written {@code async-hyperband}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
