package dev.temper.core.definition;

import org.jspecify.annotations.Nullable;

/**
 * The version of the rules by which an experiment is decided. It is part of the definition, so an experiment keeps the
 * rules that it was created under, and its journal replays to the same decisions for ever.
 */
public enum RulesVersion {
    /**
     * Of definitions that name none. A report beyond the target counts and costs as if it had been made at the target, and a report
     * beyond several rungs counts at each of them.
     */
    FIRST(1),
    /** A report costs what was trained and counts at the highest rung that it reaches alone. */
    SECOND(2),
    /** A model stops a run only once it has reported: each run that it sends on and stops again is paid for, so it ends. */
    THIRD(3),
    /** Under median stopping, the epochs of the grace count neither in running means nor for a trial's best value. */
    FOURTH(4),
    /** With several objectives, the default method's model looks at what is new before it trains it in full. */
    FIFTH(5);

    /** The rules of experiments that are created now. */
    public static final RulesVersion LATEST = FIFTH;

    private final int number;

    RulesVersion(int number) {
        this.number = number;
    }

    /** The rules with a number; null if this release knows none. */
    public static @Nullable RulesVersion of(long number) {
        return number < 1 || number > values().length ? null : values()[(int) number - 1];
    }

    /** Whether a report costs what was trained, and counts at the highest rung that it reaches alone. */
    public boolean countsAsTrained() {
        return this != FIRST;
    }

    /** Whether a model may stop a run under whose lease nothing was reported. */
    public boolean stopsSilentRuns() {
        return number < THIRD.number;
    }

    /** Whether median stopping leaves the epochs of the grace out of what it compares. */
    public boolean sparesGrace() {
        return number >= FOURTH.number;
    }

    /** Whether the model values looks with several objectives as with one. */
    public boolean looksWithSeveralObjectives() {
        return number >= FIFTH.number;
    }

    /** As it stands in definitions, from 1. */
    public int number() {
        return number;
    }
}
