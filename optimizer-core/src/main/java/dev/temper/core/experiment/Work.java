package dev.temper.core.experiment;

import dev.temper.core.proposal.Pick;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/** What a free slot can be given to do. */
sealed interface Work {
    /** The storage of the slots that it is for, one of which waits; null if it is for any. */
    default @Nullable String storage() {
        return null;
    }

    /** A trial goes on after a loss, a preemption or a failure. */
    record Resumption(Trial trial, String storage) implements Work {}

    /** A configuration that a user queued. */
    record Queued(long number, Configuration configuration) implements Work {}

    /** A trial that rests goes on to the next rung of its bracket. */
    record Promotion(Trial trial, String storage) implements Work {}

    /** What the model advises: a new configuration, or a trial that rests; only that has a storage. */
    record Advised(
            Advice.Place place,
            Pick pick,
            @Nullable Trial trial,
            @Nullable String storage) implements Work {}

    /** A new configuration from the suggester. */
    record Suggestion(long index, Configuration configuration) implements Work {}
}
