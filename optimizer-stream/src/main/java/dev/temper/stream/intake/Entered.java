package dev.temper.stream.intake;

import org.apache.avro.specific.SpecificRecord;

/** An event that belongs in the journal. */
record Entered(SpecificRecord event) implements Forwarded {}
