package dev.temper.agent.channel;

import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;

/** Hears what a process says through its channel, in the order in which it is said. */
public interface Listener {
    /** The metrics of an epoch. May block, which slows the reading down and nothing else. */
    void reported(EpochMetrics measurement);

    /** Something else that the machine must know. */
    void said(Said said);
}
