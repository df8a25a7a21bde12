package dev.temper.core.experiment;

/** Where an experiment stands. */
public enum ExperimentStatus {
    /** Nothing was created under this id yet. */
    NONE,
    RUNNING,
    /** No leases are granted until a user resumes it. */
    PAUSED,
    /** Set aside, since a step took too much work: as if paused, until a user resumes or archives it. */
    QUARANTINED,
    /** Its budget is spent or its space exhausted, and nothing runs. */
    COMPLETE,
    /** A user ended it. */
    ARCHIVED,
    /** A user deleted its data: nothing is left but the numbers that its journal and its decisions go on with. */
    ERASED
}
