package dev.temper.stream.codec;

import org.jspecify.annotations.Nullable;

/** There are many NaNs, all equal, and a JVM may turn one into another: what is equal must have equal bytes. */
final class Doubles {
    private Doubles() {}

    static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    static @Nullable Double canonical(@Nullable Double value) {
        return value == null ? null : (Double) canonical(value.doubleValue());
    }
}
