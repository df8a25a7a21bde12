package dev.temper.agent.machine;

/**
 * An experiment's claim to the slots of an agent.
 *
 * @param priority an experiment with a higher one gets all the slots that it can use first
 * @param weight 1 or more: among experiments of one priority, slots are divided in proportion
 */
public record Share(int priority, int weight) {
    /** What an experiment has that asks for nothing. */
    public static final Share EVEN = new Share(0, 1);
}
