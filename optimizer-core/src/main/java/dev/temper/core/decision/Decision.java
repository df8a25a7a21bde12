package dev.temper.core.decision;

/**
 * One decision, with what it was taken on. It holds no formatted numbers: the text of a double differs between Java
 * releases, and decisions must be equal byte for byte on all of them.
 *
 * @param number in its experiment, from 1 without gaps
 * @param sequence position in the journal, counted over distinct events from 1, of the event that caused it
 * @param time broker time of that event
 */
public record Decision(long number, long sequence, long time, Action action, Evidence evidence) {}
