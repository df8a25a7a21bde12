package dev.temper.console.chronicle;

import dev.temper.core.event.JournalEntry;
import org.apache.avro.specific.SpecificRecord;

/**
 * A line of the journal.
 *
 * @param offset in its partition; lines of an experiment come in rising order, and one that was read before is passed over
 * @param entry what the machine reads of it
 * @param record what was written, with what only people read
 */
public record Line(long offset, JournalEntry entry, SpecificRecord record) {}
