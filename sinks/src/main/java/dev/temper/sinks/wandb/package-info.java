/** Trials as offline runs of Weights and Biases. */
@NullMarked
package dev.temper.sinks.wandb;

import org.jspecify.annotations.NullMarked;
