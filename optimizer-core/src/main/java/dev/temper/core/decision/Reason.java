package dev.temper.core.decision;

/** Why a decision was taken. */
public enum Reason {
    /** A new configuration from the suggester. */
    NEW,
    /** A configuration that a user queued. */
    QUEUED,
    /** Among the best of its rung when a slot was free. */
    PROMOTED,
    /** Among the best of its rung when it arrived there. */
    IN_TOP,
    BELOW_CUTOFF,
    BELOW_MEDIAN,
    /** Arrived at its rung and rests until it is among the best of it. */
    AWAITING_RUNG,
    /** Goes on after a loss or a preemption. */
    RESUMED,
    /** Tried again after a failure. */
    RETRIED,
    FULLY_TRAINED,
    /** Reported NaN or infinity. */
    DIVERGED,
    /** Failed more often than the definition allows. */
    FAILURES,
    PAUSED_BY_USER,
    ARCHIVED_BY_USER,
    TRIALS_SPENT,
    COST_SPENT,
    SPACE_EXHAUSTED,
    REJECTED,
    /** The model's pick. */
    ADVISED,
    /** The model gives it too little chance to beat the best. */
    UNPROMISING,
    /** Reached the rung that the model wanted to see, and rests. */
    TARGET_REACHED,
    /** Among the best of its rung, and rests until the rungs have their turn again. */
    AWAITING_TURN,
    /** So many trials failed before any reported a value that all would. */
    NOTHING_REPORTED,
    /** Among the best of its rung, and rests since the experiment is set aside. */
    QUARANTINED,
    /** Somebody asked for the trial to end; the evidence has their words. */
    STOP_REQUESTED,
    /** Somebody asked for the trial to be trained in full; the evidence has their words. */
    KEEP_REQUESTED,
    /** So much was spent without a better result that the definition's patience is at its end. */
    NO_IMPROVEMENT
}
