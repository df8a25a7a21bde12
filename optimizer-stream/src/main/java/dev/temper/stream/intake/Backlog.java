package dev.temper.stream.intake;

/**
 * How far the engine is behind in a partition of the journal, as the brokers told last.
 *
 * @param look counts the looks, from 1; what was journalled before a new one is in its numbers
 * @param waiting entries that the engine has not committed yet
 * @param perSecond entries that it commits a second while some wait; 0 when it stands still, or that is not known
 */
public record Backlog(long look, long waiting, long perSecond) {
    /** Nothing is known: nobody has to wait for the engine. */
    public static final Backlog UNKNOWN = new Backlog(0, 0, 0);
}
