package dev.temper.testkit;

/**
 * What goes wrong, and until when. Afterwards the network is quick and safe, and the experiment must complete.
 *
 * @param drop chance that a message is lost on its way; its agent, while it lives, sends it again
 * @param duplicate chance that a message, an entry or a decision arrives twice
 * @param delayMillis longest delay of a message; messages overtake each other within it
 * @param everyMillis mean time between a crash, a split or a shutdown somewhere; 0 for none
 * @param untilMillis when all of this ceases
 */
public record Faults(double drop, double duplicate, long delayMillis, long everyMillis, long untilMillis) {
    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0);

    /** The chance of a fault at a time: nothing happens once faults have ceased. */
    double at(long now, double chance) {
        return now < untilMillis ? chance : 0;
    }

    /** The longest delay at a time, milliseconds. */
    long delayAt(long now) {
        return now < untilMillis ? delayMillis : Math.min(delayMillis, 20);
    }
}
