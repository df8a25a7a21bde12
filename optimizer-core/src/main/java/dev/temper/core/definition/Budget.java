package dev.temper.core.definition;

import org.jspecify.annotations.Nullable;

/**
 * What an experiment may spend; a limit of trials or of cost is set, and neither is ever exceeded.
 *
 * @param trials most trials suggested
 * @param costMicros most cost, in millionths of a full training
 * @param patienceMicros the experiment ends when so much was spent since its best result was found
 */
public record Budget(
        @Nullable Integer trials,
        @Nullable Long costMicros,
        @Nullable Long patienceMicros) {
    /** With patience without end. */
    public Budget(@Nullable Integer trials, @Nullable Long costMicros) {
        this(trials, costMicros, null);
    }
}
