package dev.temper.agent.machine;

/** What a slot is doing. {@code failures}: starts in a row that ended in failure without a report. */
sealed interface Slot {
    int failures();

    /** Nothing: another experiment has it, there is no more work for it, or none yet. */
    record Idle(int failures) implements Slot {}

    /** It waits before it is offered again, because its processes keep failing. */
    record Cooling(int failures) implements Slot {}

    /** It is offered. {@code sent}: how often. */
    record Offered(int failures, long offer, int sent) implements Slot {}

    /** It runs a trial. */
    record Busy(int failures, TrialRun run) implements Slot {}
}
