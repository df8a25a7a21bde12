package dev.temper.agent.process;

/** A process that cannot be started; the message says why and what to do. */
public final class UnstartableException extends Exception {
    private final boolean blameless;

    /** Says why, and what to do. */
    public UnstartableException(String message) {
        this(message, false);
    }

    private UnstartableException(String message, boolean blameless) {
        super(message);
        this.blameless = blameless;
    }

    /** One that is not the trial's fault: its lease is given back, and the trial goes on elsewhere or later. */
    public static UnstartableException givenBack(String why) {
        return new UnstartableException(why, true);
    }

    /** Whether the trial is not to blame. */
    public boolean blameless() {
        return blameless;
    }
}
