/** What simulations of an experiment in virtual time stand on: a heap of events, and learning curves out of nothing. */
@NullMarked
package dev.temper.core.simulate;

import org.jspecify.annotations.NullMarked;
