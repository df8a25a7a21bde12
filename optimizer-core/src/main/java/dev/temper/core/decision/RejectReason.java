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
    ALREADY_PAUSED,
    /** A proposal that is based on no later event than the last one, or on an event that is still to come. */
    STALE_PROPOSAL,
    /** A proposal that does not fit the experiment. */
    INVALID_PROPOSAL,
    /** A proposal for a method that has no model. */
    NO_MODEL,
    /** A proposal of a version that is not known here. */
    UNKNOWN_VERSION,
    /** A proposal with a number that is NaN or infinite. */
    NOT_FINITE,
    /** A proposal with more in it than an experiment needs. */
    TOO_LARGE,
    /** What the event asked for takes more work than a step may: the experiment is set aside. */
    TOO_MUCH_WORK,
    /** The trial ended, or is about to: nothing of it is left to stop or to keep. */
    TRIAL_ENDED,
    /** The trial is kept already. */
    ALREADY_KEPT,
    /** It extends nothing that the experiment has, or not to more. */
    INVALID_EXTENSION,
    /** Only an archived experiment can be erased. */
    NOT_ARCHIVED,
    /** It is archived, and processes of it have not ended yet. */
    TRIALS_RUNNING,
    /** The experiment was erased, and its id is never used again. */
    EXPERIMENT_ERASED
}
