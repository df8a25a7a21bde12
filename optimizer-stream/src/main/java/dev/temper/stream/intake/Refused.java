package dev.temper.stream.intake;

import dev.temper.stream.deadletter.Refusal;
import dev.temper.stream.deadletter.Source;

/** A record that cannot be taken, on its way to the dead letters. */
record Refused(Refusal refusal, Source source) implements Forwarded {}
