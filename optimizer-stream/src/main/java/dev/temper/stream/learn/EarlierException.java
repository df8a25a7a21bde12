package dev.temper.stream.learn;

/** An earlier experiment cannot be learnt from; the message says which, why, and what to do. */
public final class EarlierException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** For this reason. */
    public EarlierException(String message) {
        super(message);
    }

    /** For this reason, which led to another. */
    public EarlierException(String message, Throwable cause) {
        super(message, cause);
    }
}
