package dev.temper.stream.codec;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.Origin;
import org.apache.avro.specific.SpecificRecord;

/** The records of the input topics and of {@code temper.journal} to and from the core's journal entries. */
public final class EventCodec {
    /** The producer of proposals: all processes of the model are one. */
    public static final String MODEL = "model";

    /** A larger record of the journal is not read: what it leads to would fit nowhere. Bytes of its value. */
    public static final int LARGEST_RECORD = JournalCheck.LARGEST_RECORD;

    private EventCodec() {}

    /**
     * Who published an event record, about which experiment, and, in the journal, where intake read it.
     *
     * @throws CodecException for a record that is no event
     */
    public static EventHeader header(SpecificRecord event) {
        if (event.get(0) instanceof EventHeader header) {
            return header;
        }
        throw new CodecException(event.getSchema().getFullName() + " is not an event");
    }

    /** Identity of an event record. */
    public static EventId id(SpecificRecord event) {
        EventHeader header = header(event);
        return new EventId(header.getProducer(), header.getNumber());
    }

    /** Puts the place where an event was read into its record, and returns the same record. */
    public static <R extends SpecificRecord> R stamp(R event, Origin origin) {
        EventHeader header = header(event);
        event.put(0, new EventHeader(header.getExperiment(), header.getProducer(), header.getNumber(), origin));
        return event;
    }

    /**
     * The journal entry of a journal record; the details of an end that only humans read stay in the record.
     *
     * @throws CodecException for a record that is no event of the journal, without an origin, with a bad definition, or
     *     with a field that nobody who folds the journal could bear
     */
    public static JournalEntry decode(SpecificRecord record) {
        EventHeader header = header(record);
        Origin origin = header.getOrigin();
        if (origin == null) {
            throw new CodecException(record.getSchema().getFullName()
                    + " has no header.origin: it was not written by intake; publish it to its input topic");
        }
        JournalCheck.header(header, origin);
        Event event = EventDecoder.decode(record);
        JournalCheck.event(header.getExperiment(), event);
        return new JournalEntry(id(record), origin.getTimestamp(), event);
    }

    /** The record of an event, as its publisher makes it: without an origin. */
    public static SpecificRecord encode(String experiment, EventId id, Event event) {
        EventHeader header = new EventHeader(experiment, id.producer(), id.number(), null);
        return EventEncoder.encode(header, event);
    }

    /** The record of a journal entry; topic, partition and offset of the origin are the caller's. */
    public static SpecificRecord encode(
            String experiment, JournalEntry entry, String topic, int partition, long offset) {
        return stamp(encode(experiment, entry.id(), entry.event()), new Origin(topic, partition, offset, entry.time()));
    }
}
