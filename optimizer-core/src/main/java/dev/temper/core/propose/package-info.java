/** From a state to a proposal: what to train next, and which running trials to stop. */
@NullMarked
package dev.temper.core.propose;

import org.jspecify.annotations.NullMarked;
