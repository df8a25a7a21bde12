package dev.temper.agent.machine;

import org.jspecify.annotations.Nullable;

/**
 * What a process is told through its channel.
 *
 * @param number 1 when it starts, and one more each time that it is told something else
 * @param toEpoch the epoch to train to; 0: to its own end
 * @param atEpoch with pause and stop: the epoch after which to leave; 0 with train
 */
public record Told(int number, State state, int toEpoch, int atEpoch, Why why) {
    /** What to do. */
    public enum State {
        /** Train up to the epoch, then wait. */
        TRAIN,
        /** Write a checkpoint, then leave. */
        PAUSE,
        /** Leave. */
        STOP
    }

    /**
     * What a decision was taken on.
     *
     * @param decision its number in the experiment; 0 when the agent itself decided
     * @param reason name of the reason, such as {@code BELOW_CUTOFF}
     * @param rung rung of the ladder, from 0; -1 when none played a part
     * @param value the trial's value at the rung; null when none
     * @param cutoff the value that it had to reach; null when none
     */
    public record Why(
            long decision,
            String reason,
            int rung,
            @Nullable Double value,
            @Nullable Double cutoff) {
        /** A reason of the agent's own. */
        static Why own(String reason) {
            return new Why(0, reason, -1, null, null);
        }
    }

    /** What a process is told when it starts. */
    public static Told first(int toEpoch) {
        return new Told(1, State.TRAIN, toEpoch, 0, Why.own("NO_DECISION_YET"));
    }
}
