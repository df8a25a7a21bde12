/**
 * What earlier experiments say of the configurations of a new one: each {@link dev.temper.core.source.SourceTrials} is what one
 * of them left, a {@link dev.temper.core.source.Forest} foretells from it how a configuration ranks at each rung, and a
 * {@link dev.temper.core.source.Mix} of these is the mean from which the model of the new experiment starts.
 *
 * <p>Only ranks pass from one experiment to another: losses of different data sets have no common scale. So all that is
 * foretold is in normal scores, the quantile of the normal distribution at a configuration's rank among all (Salinas,
 * Shen, Perrone 2020).
 */
@NullMarked
package dev.temper.core.source;

import org.jspecify.annotations.NullMarked;
