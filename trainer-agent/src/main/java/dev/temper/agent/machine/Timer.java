package dev.temper.agent.machine;

/** What a timer is for. A timer whose subject is gone by the time it fires does nothing. */
public sealed interface Timer {
    /** It is time to say that the agent lives. */
    record Heartbeat() implements Timer {}

    /** An offer may have been lost: send it again. */
    record OfferAgain(int slot, long offer) implements Timer {}

    /** A slot whose processes kept failing may be offered again. */
    record CooledDown(int slot) implements Timer {}

    /** A process that should end by itself has had its grace: ask it to. */
    record Terminate(long process) implements Timer {}

    /** A process that was asked to end has had its grace: kill it. */
    record Kill(long process) implements Timer {}

    /** It is time to look whether a process still reports. */
    record Look(long process, Pulse pulse) implements Timer {}

    /** A process has had all the time that it may have. */
    record Overdue(long process) implements Timer {}

    /** The decision on a trial's report is late. */
    record DecisionLate(long lease, long event) implements Timer {}
}
