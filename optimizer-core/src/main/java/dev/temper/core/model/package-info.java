/**
 * The multitask Gaussian process: a model of all values of all trials at all levels of training, with covariance
 *
 * <pre>
 *   k((x, t), (x', t')) = (c + M(x, x')) B(t, t') + [same trial] D(t, t') + [same observation] (sigma^2 + nugget + s)
 * </pre>
 */
@NullMarked
package dev.temper.core.model;

import org.jspecify.annotations.NullMarked;
