package dev.temper.core.experiment;

import dev.temper.core.decision.Decision;
import java.util.List;

/** What an event leads to. */
public record Step(ExperimentState state, List<Decision> decisions) {
    /** Copies the list. */
    public Step {
        decisions = List.copyOf(decisions);
    }
}
