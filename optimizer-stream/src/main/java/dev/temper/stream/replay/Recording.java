package dev.temper.stream.replay;

import java.util.List;

/**
 * All that was recorded of one experiment, each list in the order of its topic.
 *
 * @param malformed records under the experiment's key in the journal that hold no record at all, or one without a schema:
 *     they are dead letters of the engine, and there is nothing of them to list
 */
public record Recording(String experiment, List<Recorded> events, List<Recorded> decisions, int malformed) {
    /** Copies the lists. */
    public Recording {
        events = List.copyOf(events);
        decisions = List.copyOf(decisions);
    }

    /** With a journal in which every record has a schema. */
    public Recording(String experiment, List<Recorded> events, List<Recorded> decisions) {
        this(experiment, events, decisions, 0);
    }
}
