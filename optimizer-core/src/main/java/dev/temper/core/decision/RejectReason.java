package dev.temper.core.decision;

/** Why an event was refused. */
public enum RejectReason {
    NO_SUCH_EXPERIMENT,
    EXPERIMENT_EXISTS,
    INVALID_DEFINITION,
    INVALID_PARAMETERS,
    DUPLICATE_PARAMETERS,
    UNKNOWN_TRIAL,
    STALE_LEASE,
    /** The offer comes from a run of an agent that a later run has replaced. */
    STALE_SESSION,
    EPOCH_REPEATED,
    /** The trial trained further than its lease allows: the report is not counted, and costs nothing. */
    BEYOND_TARGET,
    METRIC_MISSING,
    EXPERIMENT_COMPLETE,
    EXPERIMENT_ARCHIVED,
    NOT_PAUSED,
    ALREADY_PAUSED
}
