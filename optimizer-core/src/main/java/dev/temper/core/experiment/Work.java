package dev.temper.core.experiment;

import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Trial;

/** What a free slot can be given to do. */
sealed interface Work {
    /** A trial goes on after a loss, a preemption or a failure. */
    record Resumption(Trial trial) implements Work {}

    /** A configuration that a user queued. */
    record Queued(long number, Configuration configuration) implements Work {}

    /** A trial that rests goes on to the next rung. */
    record Promotion(Trial trial) implements Work {}

    /** A new configuration from the suggester. */
    record Suggestion(long index, Configuration configuration) implements Work {}
}
