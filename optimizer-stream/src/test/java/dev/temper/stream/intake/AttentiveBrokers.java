package dev.temper.stream.intake;

/** Brokers that take all that agents say, and know of no backlog, until a test says otherwise. */
public final class AttentiveBrokers implements Brokers {
    private boolean audible = true;
    private Backlog backlog = Backlog.UNKNOWN;

    @Override
    public boolean takes(int partition) {
        return audible;
    }

    @Override
    public Backlog backlog(int partition) {
        return backlog;
    }

    void setAudible(boolean now) {
        audible = now;
    }

    /** A new look at the engine: what waits for it, and how many entries it takes a second. */
    void engine(long waiting, long perSecond) {
        backlog = new Backlog(backlog.look() + 1, waiting, perSecond);
    }
}
