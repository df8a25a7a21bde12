package dev.temper.core.trial;

/** How a run of a trial ended on its agent. */
public enum Outcome {
    /** The process ended by itself with exit code 0. */
    COMPLETED,
    /** The process ended by itself in any other way, or did not start. */
    FAILED,
    /** The agent shut down and took the process with it: neither the trial's fault nor a loss. */
    PREEMPTED,
    /** Ended as a stop decided. */
    STOPPED,
    /** Ended as a pause decided, with a checkpoint. */
    PAUSED
}
