package dev.temper.stream.intake;

/**
 * What a processor of intake makes of a record: an input that goes on, an event for the journal, or a refusal. Each is
 * forwarded to the processors that take it.
 */
sealed interface Forwarded permits SoundInput, Entered, Refused {}
