package dev.temper.core.source;

/** An earlier experiment leaves nothing that a new one could use; the message says why, beginning with it as {@code it}. */
public final class NothingToLearnException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** For this reason. */
    public NothingToLearnException(String why) {
        super(why);
    }
}
