package dev.temper.core.event;

/**
 * One entry of an experiment's journal: the only input of the machine.
 *
 * @param time the broker's append time, milliseconds since 1970-01-01 UTC: the only clock that the core knows
 */
public record JournalEntry(EventId id, long time, Event event) {}
