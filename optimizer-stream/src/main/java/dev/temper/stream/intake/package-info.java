/**
 * Intake: checks every input, appends it to the journal or refuses it as a dead letter, and turns the silence of agents
 * into events.
 */
@NullMarked
package dev.temper.stream.intake;

import org.jspecify.annotations.NullMarked;
