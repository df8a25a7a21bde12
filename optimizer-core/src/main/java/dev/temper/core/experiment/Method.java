package dev.temper.core.experiment;

/**
 * How configurations are chosen and how trials are stopped.
 *
 * @param suggester where configurations come from
 * @param schedule which trials go on
 * @param brackets brackets of a Hyperband schedule, from 1 to the number of rungs; ignored by the others
 * @param grace median stopping only: epochs before a trial may be stopped
 */
public record Method(Suggester suggester, Schedule schedule, int brackets, int grace) {
    /** Sources of configurations. */
    public enum Suggester {
        RANDOM,
        QUASI_RANDOM,
        GRID
    }

    /** Rules for which trials go on. */
    public enum Schedule {
        /** Every trial trains in full. */
        FULL,
        /** Asynchronous Hyperband; a trial pauses at its rung until it is among the best of it (ASHA, promotion). */
        ASYNC_HYPERBAND,
        /** Asynchronous Hyperband; a trial goes on unless it is not among the best at its rung (ASHA, stopping). */
        ASYNC_HYPERBAND_STOPPING,
        /** Synchronous Hyperband: a rung is decided when all of its trials are there. */
        HYPERBAND,
        /** Stop a trial whose best value is worse than the median of the others' running means at that epoch. */
        MEDIAN_STOPPING
    }
}
