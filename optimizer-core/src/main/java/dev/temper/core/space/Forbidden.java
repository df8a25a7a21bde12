package dev.temper.core.space;

import java.util.List;

/** A combination that no configuration may have: not all of these matches together. */
public record Forbidden(List<Match> together) {
    /** Copies the list. */
    public Forbidden {
        together = List.copyOf(together);
    }
}
