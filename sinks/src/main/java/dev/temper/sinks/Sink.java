package dev.temper.sinks;

/**
 * Somebody who is told what happens. It is told everything at least once and in the order of each experiment's journal; after a
 * kill, what comes after the last commit again. It takes care itself that what comes again changes nothing. Used by one thread.
 */
public interface Sink extends AutoCloseable {
    /** Remembers what to tell; {@link #flush} tells it. */
    void take(Happening happening);

    /** Hears of what was told before this process began: for those who keep no notes, and derive anew what they stand on. */
    default void passed(Happening happening) {}

    /**
     * Tells all that was taken. Then it is safe: this process may be killed.
     *
     * @throws UnavailableException when that cannot be done now; what was not told is kept, and the next call goes on with it
     */
    void flush() throws UnavailableException;

    /** Forgets all that was taken and not told, and what it derived: somebody else may go on, and it may be told everything anew. */
    void forget();

    /**
     * Whether it shows experiments from their beginning. Then one that is told only what happens from now on hears nothing of
     * experiments that were there before.
     */
    boolean wantsWhole();

    @Override
    void close();
}
