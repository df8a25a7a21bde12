package dev.temper.core.event;

/**
 * Identity of an event: the same identity is the same event, however often it is delivered.
 *
 * @param producer unique for each run of each publishing process
 * @param number from 1, rising by 1 where the producer loses nothing; gaps and disorder are allowed
 */
public record EventId(String producer, long number) {}
