package dev.temper.stream.model;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.event.EventId;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.stream.codec.EventCodec;

/**
 * Numbers of proposals. They are counted in the journal, not by a process: whoever computes the next proposal of an
 * experiment, however often, gives it the same number, so that one of them counts and the others are repeats.
 */
final class Numbering {
    private Numbering() {}

    /** Number of the last proposal in the journal; 0 when there is none. */
    static long last(ExperimentState state) {
        PersistentMap.Entry<EventId, Long> run = state.producers().floor(id(Long.MAX_VALUE));
        return run != null && run.key().producer().equals(EventCodec.MODEL) ? run.value() : 0;
    }

    static EventId id(long number) {
        return new EventId(EventCodec.MODEL, number);
    }
}
