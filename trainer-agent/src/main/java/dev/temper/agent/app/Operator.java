package dev.temper.agent.app;

/** Whoever watches the agent: hears what its trials do, and what should be put right. */
@FunctionalInterface
public interface Operator {
    /** Nobody watches: the log has it all. */
    Operator NOBODY = (warning, text) -> {};

    /**
     * Takes a sentence without a full stop at its end. Called by several threads.
     *
     * @param warning whether something should be put right
     */
    void hear(boolean warning, String text);
}
