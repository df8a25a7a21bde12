package dev.temper.stream.deadletter;

/**
 * That a record cannot be taken, as a value.
 *
 * @param problem what is wrong, with the value that is wrong; the remedy is the reason's
 */
public record Refusal(RefusalReason reason, String problem) {}
