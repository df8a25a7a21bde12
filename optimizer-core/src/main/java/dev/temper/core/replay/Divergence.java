package dev.temper.core.replay;

import dev.temper.core.decision.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision on which the journal and the record do not agree.
 *
 * @param number of the decision
 * @param derived what follows from the journal; null when nothing does
 * @param recorded what is on record; null when nothing is
 * @param fields paths of the fields that differ, such as {@code evidence.cutoff}; empty unless both are there
 */
public record Divergence(
        Kind kind,
        long number,
        @Nullable Decision derived,
        @Nullable Decision recorded,
        List<String> fields) {
    /** How they disagree. */
    public enum Kind {
        /** Both are there and differ. */
        DIFFERENT,
        /** It follows from the journal and is not on record. */
        MISSING,
        /** It is on record and does not follow from the journal, or is there a second time. */
        SURPLUS
    }

    /** Copies the list. */
    public Divergence {
        fields = List.copyOf(fields);
    }

    static Divergence different(Decision derived, Decision recorded) {
        List<String> fields = DifferingFields.differing(derived, recorded);
        return new Divergence(Kind.DIFFERENT, derived.number(), derived, recorded, fields);
    }

    static Divergence missing(Decision derived) {
        return new Divergence(Kind.MISSING, derived.number(), derived, null, List.of());
    }

    static Divergence surplus(Decision recorded) {
        return new Divergence(Kind.SURPLUS, recorded.number(), null, recorded, List.of());
    }
}
