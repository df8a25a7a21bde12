/** Randomness that can be replayed: pure functions of a seed, a stream and a counter. */
@NullMarked
package dev.temper.core.random;

import org.jspecify.annotations.NullMarked;
