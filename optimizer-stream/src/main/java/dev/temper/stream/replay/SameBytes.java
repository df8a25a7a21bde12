package dev.temper.stream.replay;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.stream.codec.DecisionCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The short way to the verdict that nearly every replay comes to: each decision is written as the journal gives it, and
 * found on record byte for byte, in its place. Of decisions that differ it says nothing but that there are some.
 *
 * @param events distinct events of the journal
 * @param skipped events that the machine failed on, which the engine skipped too
 * @param decisions decisions derived
 * @param pending of these, the ones after the last on record
 */
record SameBytes(long events, int skipped, long decisions, int pending) {

    /** Null when a decision on record is not the one that follows from the journal, as this release writes it. */
    static @Nullable SameBytes compare(Recording recording, List<JournalEntry> entries, AvroBody body) {
        List<Recorded> recorded = recording.decisions();
        ExperimentState state = ExperimentState.empty();
        int skipped = 0;
        int derived = 0;
        for (JournalEntry entry : entries) {
            GuardedStep guarded = GuardedStep.of(state, entry);
            skipped += guarded.isSkipped() ? 1 : 0;
            state = guarded.step().state();
            for (Decision decision : guarded.step().decisions()) {
                if (derived < recorded.size()
                        && !body.isWrittenAs(
                                DecisionCodec.encode(recording.experiment(), decision), recorded.get(derived))) {
                    return null;
                }
                derived++;
            }
        }
        return derived < recorded.size()
                ? null
                : new SameBytes(state.header().sequence(), skipped, derived, derived - recorded.size());
    }
}
