package dev.temper.core.space;

import java.util.List;

/**
 * When a parameter applies; elsewhere configurations have no value for it.
 *
 * @param parameter the one that depends on others
 * @param when all of these must hold; of parameters declared before it, which may have conditions of their own
 */
public record Condition(String parameter, List<Match> when) {
    /** Copies the list. */
    public Condition {
        when = List.copyOf(when);
    }
}
