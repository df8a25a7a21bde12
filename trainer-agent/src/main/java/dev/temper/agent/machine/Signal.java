package dev.temper.agent.machine;

/** A signal to a process and all that it started. */
public enum Signal {
    /** Hold still. */
    STOP,
    /** Go on. */
    CONT,
    /** Write a checkpoint and end. */
    TERM,
    /** End now. */
    KILL
}
