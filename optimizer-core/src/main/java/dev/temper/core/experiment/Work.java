package dev.temper.core.experiment;

import dev.temper.core.proposal.Pick;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/** What a free slot can be given to do. */
sealed interface Work {
    /** A trial goes on after a loss, a preemption or a failure. */
    record Resumption(Trial trial) implements Work {}

    /** A configuration that a user queued. */
    record Queued(long number, Configuration configuration) implements Work {}

    /** A trial that rests goes on to the next rung of its bracket. */
    record Promotion(Trial trial) implements Work {}

    /** What the model advises: a new configuration, or a trial that rests. */
    record Advised(Advice.Place place, Pick pick, @Nullable Trial trial) implements Work {}

    /** A new configuration from the suggester. */
    record Suggestion(long index, Configuration configuration) implements Work {}
}
