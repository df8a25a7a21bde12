/**
 * What a method learns from: the trials of an experiment and what each of them has shown, at which level of training.
 * A pure view of a state, made anew for each proposal; every method that learns reads it.
 */
@NullMarked
package dev.temper.core.history;

import org.jspecify.annotations.NullMarked;
