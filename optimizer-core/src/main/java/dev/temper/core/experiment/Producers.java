package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.event.EventId;
import org.jspecify.annotations.Nullable;

/**
 * The events seen, as runs of numbers without gaps: a producer that loses nothing takes one row, and no disorder makes
 * an event cost more than O(log n).
 */
record Producers(PersistentMap<EventId, Long> runs) {
    static final Producers EMPTY = new Producers(PersistentMap.empty());

    /** With a further event; null when it was seen before. */
    @Nullable
    Producers with(EventId id) {
        PersistentMap.Entry<EventId, Long> run = runs.floor(id);
        EventId first = id;
        if (run != null && run.key().producer().equals(id.producer())) {
            if (run.value() >= id.number()) {
                return null;
            }
            first = run.value() == id.number() - 1 ? run.key() : id;
        }
        if (id.number() == Long.MAX_VALUE) {
            return new Producers(runs.put(first, id.number()));
        }
        EventId next = new EventId(id.producer(), id.number() + 1);
        Long end = runs.get(next);
        return new Producers(
                end == null ? runs.put(first, id.number()) : runs.remove(next).put(first, end));
    }
}
