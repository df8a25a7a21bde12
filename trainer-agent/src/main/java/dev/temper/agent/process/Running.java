package dev.temper.agent.process;

import dev.temper.agent.machine.Signal;
import java.io.InputStream;

/** A process that a {@link Host} runs, with all that it starts. */
public interface Running {
    /** Process id on this host; 0 when it has none here. */
    long pid();

    /** How the log calls it, such as {@code process 4711}. */
    String name();

    /** Standard output; ends when the process has ended and all was read. */
    InputStream output();

    /** Standard error; ends likewise. */
    InputStream errors();

    /** Signals the process and all that it started; nothing when it has ended. */
    void send(Signal signal);

    /** Waits until it has ended, and what was left of its group was killed; the exit code, 128 + n by signal n. */
    int await() throws InterruptedException;

    /** Whether all that it started is known to have ended, after it has itself. May wait for some seconds. */
    boolean isOver() throws InterruptedException;
}
