package dev.temper.core.definition;

import dev.temper.core.space.Configuration;

/**
 * A value that was observed elsewhere, with which an experiment starts warm. It travels in the definition, so that all
 * that a model learns from is in the journal. Values of equal configurations are of one training.
 *
 * @param key epoch, from 1; for named tasks the rung, from 0
 * @param value the experiment's metric, finite
 */
public record Imported(Configuration configuration, int key, double value) {
    /** Most of them in a definition: the time of a fit grows with the cube of all values. */
    public static final int MOST = 200;
}
