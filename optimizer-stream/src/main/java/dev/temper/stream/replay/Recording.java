package dev.temper.stream.replay;

import java.util.List;

/** All that was recorded of one experiment, each list in the order of its topic. */
public record Recording(String experiment, List<Recorded> events, List<Recorded> decisions) {
    /** Copies the lists. */
    public Recording {
        events = List.copyOf(events);
        decisions = List.copyOf(decisions);
    }
}
