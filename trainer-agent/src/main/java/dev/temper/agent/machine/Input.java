package dev.temper.agent.machine;

import dev.temper.agent.metrics.EpochMetrics;

/** Everything that can happen to an agent. Processes are named by the number that {@link Effect.Start} gave them. */
public sealed interface Input {
    /** Decisions are being read from here on: offers may begin. */
    record Ready() implements Input {}

    /** The experiment gets a slot, which no other experiment of the agent has. */
    record Allotted(int slot) implements Input {}

    /** Another experiment needs a slot: it goes back, unless it runs a trial. */
    record TakenBack(int slot) implements Input {}

    /** A slot that has ended its trial is not offered again for now. */
    record LetGo(int slot) implements Input {}

    /** A decision arrived. */
    record Decided(Order order) implements Input {}

    /** A process printed the metrics of an epoch. */
    record Measured(long process, EpochMetrics measurement) implements Input {}

    /** A process said something of itself. */
    record Said(long process, dev.temper.agent.machine.Said said) implements Input {}

    /** A process says itself that its trial failed; it has not ended yet. */
    record Failed(long process, String detail) implements Input {}

    /** A process was started. */
    record Started(long process) implements Input {}

    /**
     * A process could not be started.
     *
     * @param detail why, and what to do
     */
    record StartFailed(long process, String detail) implements Input {}

    /**
     * A process was not started, through no fault of its trial, which is given back.
     *
     * @param detail why
     */
    record GivenBack(long process, String detail) implements Input {}

    /**
     * A process ended, and with it everything that it had started; all that it printed has been seen.
     *
     * @param code exit code; 128 + n when signal n ended it
     * @param detail the last lines of its output
     */
    record Exited(long process, int code, String detail) implements Input {}

    /** A timer ran out. */
    record Fired(Timer timer) implements Input {}

    /** The broker no longer takes events. */
    record BrokerDown() implements Input {}

    /** The broker takes events again. */
    record BrokerUp() implements Input {}

    /**
     * There is too little room on a disk.
     *
     * @param detail where, and how much there must be
     */
    record DiskShort(String detail) implements Input {}

    /** There is room on the disks again. */
    record DiskRoom() implements Input {}

    /** The agent is asked to end; asked a second time it ends at once. */
    record Shutdown() implements Input {}
}
