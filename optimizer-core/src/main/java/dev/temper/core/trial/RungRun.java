package dev.temper.core.trial;

import org.jspecify.annotations.Nullable;

/**
 * A trial's way to one rung.
 *
 * @param rung from 0
 * @param value the trial's value there; null until it arrives, NaN when it diverged or failed on the way
 * @param costMicros spent on the way, by every lease that led there
 */
public record RungRun(int rung, @Nullable Double value, long costMicros) {}
