package dev.temper.core.propose;

import dev.temper.core.model.Block;

/**
 * A trial that rests and may go on, with what the model expects of it without any fantasies.
 *
 * @param block the trial at full fidelity, then at each lower rung
 * @param mean predicted loss at full fidelity, in warped units
 * @param variance of that prediction
 * @param rate how much longer than others it trains
 */
record Resting(Run run, Block block, double mean, double variance, double rate) {}
