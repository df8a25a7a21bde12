package dev.temper.core.definition;

import org.jspecify.annotations.Nullable;

/**
 * What an experiment may spend; at least one limit is set, and neither is ever exceeded.
 *
 * @param trials most trials suggested
 * @param costMicros most cost, in millionths of a full training
 */
public record Budget(@Nullable Integer trials, @Nullable Long costMicros) {}
