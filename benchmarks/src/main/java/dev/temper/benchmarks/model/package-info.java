/** How long the model takes to fit, to predict and to take in what is new. */
@NullMarked
package dev.temper.benchmarks.model;

import org.jspecify.annotations.NullMarked;
