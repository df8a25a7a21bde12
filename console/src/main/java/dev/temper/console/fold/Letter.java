package dev.temper.console.fold;

import dev.temper.schemas.DeadLetter;

/**
 * A record that was put aside.
 *
 * @param time when, milliseconds since 1970
 */
public record Letter(int partition, long offset, long time, DeadLetter said) {}
