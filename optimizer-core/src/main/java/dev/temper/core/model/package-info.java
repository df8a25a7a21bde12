/**
 * The multitask Gaussian process: one model of all values, of all trials, at all levels of training. It learns from
 * many cheap, short runs what few long ones will come to.
 *
 * <p>The covariance of two observations, with M the Matern-5/2 kernel under one length scale a parameter:
 *
 * <pre>
 *   k((x, t), (x', t')) = (c + M(x, x')) B(t, t') + [same trial] D(t, t') + [same observation] (sigma^2 + nugget + s)
 * </pre>
 *
 * about a mean of 0, or about what a {@link dev.temper.core.model.Trend} foretells. The first term is the multitask kernel, a product of an input and a task kernel (Bonilla, Chai, Williams 2008; Swersky,
 * Snoek, Adams 2013); c absorbs the mean. The second is each run's own deviation, as far as it lasts. By default B is
 * {@link dev.temper.core.model.Fading} and D Ornstein-Uhlenbeck in ln t ({@link dev.temper.core.model.OwnDeviation}); any {@link dev.temper.core.model.TaskKernel} may take their place.
 *
 * <table>
 * <caption>Notation</caption>
 * <tr><th>symbol</th><th>meaning</th><th>shape</th></tr>
 * <tr><td>x</td><td>features of a configuration ({@link dev.temper.core.model.Encoding})</td><td>columns</td></tr>
 * <tr><td>t</td><td>level of training: epoch, or a task's cost times R</td><td>number above 0</td></tr>
 * <tr><td>R</td><td>the full task's level</td><td>number</td></tr>
 * <tr><td>z</td><td>value to minimise, after the {@link dev.temper.core.model.Warp}</td><td>n</td></tr>
 * <tr><td>s</td><td>reported variance of an observation, in warped units squared</td><td>n</td></tr>
 * <tr><td>n, p, m</td><td>numbers of observations, of trials, of distinct levels</td><td>n at most 1,500</td></tr>
 * <tr><td>d</td><td>number of length scales: one a parameter</td><td></td></tr>
 * <tr><td>theta</td><td>ln l1 ... ln ld, the task kernel's parameters, ln sigma</td><td>d + tasks + 1</td></tr>
 * <tr><td>B, D</td><td>task kernels of what trials share, of each run's own</td><td>m x m</td></tr>
 * <tr><td>K</td><td>covariance of the observations, K = U' U</td><td>n x n</td></tr>
 * <tr><td>U</td><td>factor, upper triangular, in rows; fantasies are rows after the first n</td><td>n x n</td></tr>
 * <tr><td>w</td><td>U'^-1 z</td><td>n</td></tr>
 * <tr><td>a</td><td>K^-1 z, the weights of the observations</td><td>n</td></tr>
 * <tr><td>V</td><td>U'^-1 k(observations, places): mean = V' w, covariance = prior - V' V</td><td>n x places</td></tr>
 * <tr><td>G</td><td>K^-1 - a a': twice the derivative of the fit's objective by K</td><td>n x n</td></tr>
 * <tr><td>f*</td><td>the best value, to be improved on</td><td>number</td></tr>
 * <tr><td>s~</td><td>standard deviation of the change in a prediction that an observation brings</td><td>number</td></tr>
 * </table>
 *
 * <p>Everything is bit-deterministic: sums have one order whatever the blocking, and a posterior that grows row by row
 * has the bits of one made at once, so that what is kept between calls is a cache and nothing more.
 */
@NullMarked
package dev.temper.core.model;

import org.jspecify.annotations.NullMarked;
