package dev.temper.stream.replay;

import java.util.List;

/**
 * All that was recorded of one experiment, each list in the order of its topic.
 *
 * @param malformed records under the experiment's key in the journal that hold no record at all, or one without a schema:
 *     they are dead letters of the engine, and there is nothing of them to list
 * @param journalStart offset at which the partition of the journal begins: above 0 when records before it were deleted
 * @param decisionsStart the same of the decisions
 */
public record Recording(
        String experiment,
        List<Recorded> events,
        List<Recorded> decisions,
        int malformed,
        long journalStart,
        long decisionsStart) {
    /** Copies the lists. */
    public Recording {
        events = List.copyOf(events);
        decisions = List.copyOf(decisions);
    }

    /** From topics of which nothing was ever deleted, and in which every record has a schema. */
    public Recording(String experiment, List<Recorded> events, List<Recorded> decisions) {
        this(experiment, events, decisions, 0, 0, 0);
    }
}
