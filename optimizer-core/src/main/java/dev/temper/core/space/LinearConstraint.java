package dev.temper.core.space;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a weighted sum of numeric parameters, in the parameters' own units whatever their scale. A parameter that
 * does not apply counts as 0.
 *
 * @param atLeast lower bound, or null
 * @param atMost upper bound, or null
 */
public record LinearConstraint(
        List<Term> terms,
        @Nullable Double atLeast,
        @Nullable Double atMost) {
    /** A parameter times a factor. */
    public record Term(String parameter, double factor) {}

    /** Copies the list. */
    public LinearConstraint {
        terms = List.copyOf(terms);
    }

    /** Whether a sum of the terms is within the bounds. */
    public boolean holds(double sum) {
        return (atLeast == null || sum >= atLeast) && (atMost == null || sum <= atMost);
    }
}
