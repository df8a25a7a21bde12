package dev.temper.core.experiment;

import dev.temper.core.definition.ExperimentDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment's state holds beside its rows: of constant size, whatever the number of trials.
 *
 * @param definition null until created
 * @param completed whether the Complete decision was taken
 * @param sequence distinct events folded so far
 * @param time broker time of the last of them, milliseconds since 1970-01-01 UTC
 * @param createdAt broker time of its creation; 0 until created
 * @param decisions number of the last decision
 * @param leases number of the last lease
 * @param queued number of the last suggestion that a user queued
 * @param nextSuggestion index at which the suggester goes on
 * @param exhausted whether the suggester has come to its end
 * @param spent cost spent
 * @param reserved cost set aside for the leases that run; spent and reserved never exceed the budget
 * @param trainedMicros how long training took as reported, in microseconds
 * @param untimed reports that count and did not tell how long it took
 * @param epochs epochs reported that count
 * @param bestTrial best of the trials trained in full
 * @param bestValue its value
 * @param improvedMicros cost that was spent when a result was last better than all before, or when the experiment was last
 *     extended; millionths of a full training
 * @param annotation what users noted; no decision depends on it
 */
public record Header(
        @Nullable ExperimentDefinition definition,
        ExperimentStatus status,
        boolean completed,
        long sequence,
        long time,
        long createdAt,
        long decisions,
        long leases,
        long queued,
        long nextSuggestion,
        boolean exhausted,
        Spending spent,
        Spending reserved,
        Spending trainedMicros,
        long untimed,
        long epochs,
        @Nullable Integer bestTrial,
        @Nullable Double bestValue,
        long improvedMicros,
        Annotation annotation) {
    /** Before the first event. */
    public static final Header EMPTY = new Header(
            null,
            ExperimentStatus.NONE,
            false,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            false,
            Spending.NONE,
            Spending.NONE,
            Spending.NONE,
            0,
            0,
            null,
            null,
            0,
            Annotation.NONE);

    /** The same, to be changed. */
    public HeaderBuilder with() {
        return new HeaderBuilder(this);
    }

    /** Cost spent, millionths of a full training. */
    public long spentMicros() {
        return spent.total();
    }

    /** Cost set aside for the leases that run, millionths of a full training. */
    public long reservedMicros() {
        return reserved.total();
    }
}
