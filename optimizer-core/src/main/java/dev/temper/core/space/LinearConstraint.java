package dev.temper.core.space;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a weighted sum of numeric parameters, in the parameters' own units whatever their scale. A parameter that
 * does not apply counts as 0. A bound may be missed by what rounding does to a sum: 0.1 + 0.2 is at most 0.3.
 *
 * @param atLeast lower bound, or null
 * @param atMost upper bound, or null
 */
public record LinearConstraint(
        List<Term> terms,
        @Nullable Double atLeast,
        @Nullable Double atMost) {
    /** As a share of the terms' sizes. */
    private static final double ROUNDING = 1e-12;

    /** A parameter times a factor. */
    public record Term(String parameter, double factor) {}

    /** Copies the list. */
    public LinearConstraint {
        terms = List.copyOf(terms);
    }

    /**
     * Whether a sum of the terms is within the bounds.
     *
     * @param size sum of the terms' absolute values
     */
    boolean holds(double sum, double size) {
        double slack = ROUNDING * size;
        return (atLeast == null || sum >= atLeast - slack) && (atMost == null || sum <= atMost + slack);
    }
}
