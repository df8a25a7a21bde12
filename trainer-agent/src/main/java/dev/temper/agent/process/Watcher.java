package dev.temper.agent.process;

import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;

/** Hears of a process. Called by the process's own threads. */
public interface Watcher {
    /** It was started. */
    default void started(long pid) {}

    /** It was not started; nothing else is heard of it. */
    default void unstarted(UnstartableException why) {}

    /** It reported an epoch. May block, which slows the process's output down. */
    void measured(EpochMetrics measurement);

    /** It said something of itself through its channel. */
    void said(Said said);

    /** Something about its metrics that the user should change; once a run for each text. */
    void hinted(String text);

    /** It says itself that it failed, and is probably ending. */
    void failed(String detail);

    /**
     * It ended, with all that it had started; everything that it reported was seen.
     *
     * @param code exit code; 128 + n when signal n ended it
     * @param detail the last lines of output, what was dropped of it, and every hint
     */
    void exited(int code, String detail);
}
