package dev.temper.agent.machine;

/** What a process says of itself through its channel, beside metrics. */
public sealed interface Said {
    /**
     * It follows decisions by itself: it waits at its target and leaves when it is told to.
     *
     * @param ranks processes that train together, 1 or more
     */
    record Greeted(int ranks) implements Said {}

    /** A checkpoint of this epoch is complete. */
    record CheckpointWritten(int epoch) implements Said {}

    /** More training would change nothing: the trial ends with the value that it has. */
    record Converged() implements Said {}
}
