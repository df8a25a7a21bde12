/**
 * The methods that Temper's own is compared with, each after its paper and each a {@link
 * dev.temper.core.experiment.Proposer}. They share the encoding, the warp and the numerics of {@code model}, so that a
 * comparison is one of methods and not of implementations. docs/algorithms.md says for each what differs from its paper
 * and why.
 */
@NullMarked
package dev.temper.core.baseline;

import org.jspecify.annotations.NullMarked;
