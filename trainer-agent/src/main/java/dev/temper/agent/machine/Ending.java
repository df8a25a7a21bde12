package dev.temper.agent.machine;

/** Why an agent ended. */
public enum Ending {
    /** The experiment is complete. */
    COMPLETE(0),
    /** It was asked to. */
    SHUTDOWN(0),
    /** A later agent with the same id took over: two agents must not share an id. */
    REPLACED(3);

    private final int exitCode;

    Ending(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Exit code of the agent's own process. */
    public int exitCode() {
        return exitCode;
    }
}
