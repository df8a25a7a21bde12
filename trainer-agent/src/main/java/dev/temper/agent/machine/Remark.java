package dev.temper.agent.machine;

/** What is wrong with a script or a definition rather than with one trial: the operator hears of each once. */
enum Remark {
    /** The first report of a run lies beyond its target. */
    REPORTS_TOO_SELDOM,
    /** A run that was to go on began anew. */
    NO_CHECKPOINT,
    /** The first report of a run lacks the experiment's metric. */
    NO_METRIC
}
