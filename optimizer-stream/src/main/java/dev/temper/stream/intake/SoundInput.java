package dev.temper.stream.intake;

import dev.temper.stream.deadletter.Source;
import org.apache.avro.specific.SpecificRecord;

/** An event that is sound in itself, and where it was read. */
record SoundInput(SpecificRecord event, Source source) implements Forwarded {}
