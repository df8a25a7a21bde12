package dev.temper.agent.machine;

import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.util.List;

/** Everything that an agent does for an experiment. Effects are carried out in order. */
public sealed interface Effect {
    /** Publish a report as the event of this number. */
    record Publish(long event, Report report) implements Effect {}

    /**
     * Start the configured command for a trial.
     *
     * @param process number that names the process from here on
     * @param target up to where, with {@code fromEpoch} as this process finds it
     */
    record Start(long process, int slot, int trial, long lease, List<ParameterValue> parameters, Target target)
            implements Effect {}

    /** Signal a process and all that it started. */
    record Send(long process, Signal signal) implements Effect {}

    /** Tell a process through its channel. */
    record Tell(long process, Told told) implements Effect {}
    /** Remove a trial's checkpoints, if they are not to be kept: it was stopped for good, and its process has ended. */
    record Discard(int trial) implements Effect {}

    /** Fire a timer after so many milliseconds. */
    record Schedule(Timer timer, long millis) implements Effect {}

    /** Tell the operator. */
    record Say(boolean warning, String text) implements Effect {}

    /** The agent is done: nothing runs. */
    record Exit(Ending ending) implements Effect {}
}
