package dev.temper.core.trial;

/** Where a trial stands. */
public enum TrialStatus {
    /** Trains under a lease. */
    RUNNING,
    /** A pause was decided; its process still holds the slot. */
    PAUSING,
    /** A stop was decided; its process still holds the slot. */
    STOPPING,
    /** Rests at its rung. */
    PAUSED,
    /** Waits for a slot to go on: after a loss, a preemption or a failure that is retried, or since somebody keeps it. */
    WAITING,
    /** Trained in full, or ended by itself with success. */
    COMPLETED,
    STOPPED,
    FAILED
}
