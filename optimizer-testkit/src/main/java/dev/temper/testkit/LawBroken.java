package dev.temper.testkit;

/** A law does not hold. The message says which, where, and how to see it again. */
public final class LawBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String law;

    LawBroken(String law, String message) {
        super(message);
        this.law = law;
    }

    LawBroken(String law, String message, Throwable cause) {
        super(message, cause);
        this.law = law;
    }

    /** The law's name. */
    public String law() {
        return law;
    }
}
