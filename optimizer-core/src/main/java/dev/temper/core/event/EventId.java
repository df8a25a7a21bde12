package dev.temper.core.event;

/**
 * Identity of an event: the same identity is the same event, however often it is delivered.
 *
 * @param producer unique for each run of each publishing process
 * @param number from 1, rising by 1 where the producer loses nothing; gaps and disorder are allowed
 */
public record EventId(String producer, long number) implements Comparable<EventId> {
    @Override
    public int compareTo(EventId other) {
        int order = producer.compareTo(other.producer);
        return order != 0 ? order : Long.compare(number, other.number);
    }
}
