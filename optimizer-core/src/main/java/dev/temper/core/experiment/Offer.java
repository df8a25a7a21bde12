package dev.temper.core.experiment;

/**
 * The last offer of a slot.
 *
 * @param number of the offer in its session; a slot's earlier offers are repeats
 * @param since journal sequence at which it began to wait; 0 once it is answered
 * @param storage where the slot finds and leaves checkpoints; empty for the shared one, and once the slot was taken back
 *     or its agent lost, so that nobody counts on it
 */
public record Offer(long number, long since, String storage) {
    /** Whether it waits for an answer. */
    public boolean waits() {
        return since > 0;
    }
}
