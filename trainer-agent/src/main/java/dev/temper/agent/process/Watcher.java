package dev.temper.agent.process;

import dev.temper.agent.metrics.EpochMetrics;

/** Hears of a process. Called by the process's own threads. */
public interface Watcher {
    /** It was started. */
    default void started(long pid) {}

    /** It was not started; nothing else is heard of it. */
    default void unstarted(UnstartableException why) {}

    /** It printed a metric line. May block, which slows the process's output down. */
    void measured(EpochMetrics measurement);

    /**
     * It ended, with all that it had started; everything that it printed was seen.
     *
     * @param code exit code; 128 + n when signal n ended it
     * @param detail the last lines of output, and what was dropped of it
     */
    void exited(int code, String detail);
}
