package dev.temper.core.effort;

/**
 * Counts the work of one step, so that no experiment stops the others. It counts operations and not time: replay comes to
 * the same end at the same operation on any machine. An operation is what takes some fifty nanoseconds: a value drawn for a
 * parameter, two points compared, a place in a list looked at. Used by one thread.
 */
public final class Effort {
    /**
     * Most operations of a step: about five seconds of a processor. The dearest search of a sound definition, for
     * something new in a space whose rules rule out nearly everything, takes about a million for each parameter.
     */
    public static final long OF_A_STEP = 100_000_000;

    /** Most operations of a step of an experiment that is set aside: a report, not a search. */
    public static final long WHEN_SET_ASIDE = 1_000_000;

    private final long most;
    private long spent;

    private Effort(long most) {
        this.most = most;
    }

    /** So much and no more. */
    public static Effort of(long most) {
        return new Effort(most);
    }

    /** For work that is bounded otherwise, or that no other experiment waits for. */
    public static Effort unlimited() {
        return new Effort(Long.MAX_VALUE);
    }

    /**
     * Counts work that is about to be done.
     *
     * @param operations at least 0
     * @throws TooMuchWorkException if with these there are more than allowed
     */
    public void spend(long operations) {
        spent = operations > Long.MAX_VALUE - spent ? Long.MAX_VALUE : spent + operations;
        if (spent > most) {
            throw new TooMuchWorkException();
        }
    }

    /** As much again as this was given. */
    public Effort anew() {
        return new Effort(most);
    }

    /** Operations so far. */
    public long spent() {
        return spent;
    }
}
