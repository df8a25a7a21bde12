package dev.temper.stream.replay;

import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.GuardedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That the data of an experiment were deleted.
 *
 * @param sequence of the journal
 * @param time when, milliseconds since 1970-01-01 UTC
 * @param reason that was given; null for none
 */
public record Erasure(long sequence, long time, @Nullable String reason) {
    /** Null for an experiment that was not erased, whatever was asked of it. */
    static @Nullable Erasure of(List<JournalEntry> entries) {
        if (entries.stream().noneMatch(entry -> entry.event() instanceof Event.ExperimentErased)) {
            return null;
        }
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : entries) {
            state = GuardedStep.of(state, entry).step().state();
            if (entry.event() instanceof Event.ExperimentErased asked
                    && state.header().status() == ExperimentStatus.ERASED) {
                return new Erasure(state.header().sequence(), entry.time(), asked.reason());
            }
        }
        return null;
    }
}
