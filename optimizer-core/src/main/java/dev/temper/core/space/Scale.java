package dev.temper.core.space;

/** How a numeric parameter maps to the unit interval. */
public enum Scale {
    LINEAR,
    /** Equal ratios are equal distances; the lower bound must be positive. */
    LOG,
    /** Values are powers of two, spaced evenly by exponent; both bounds must be powers of two. */
    POWER_OF_TWO
}
