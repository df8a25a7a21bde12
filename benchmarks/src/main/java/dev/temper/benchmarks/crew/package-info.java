/** Agents that train whole experiments through the real topics. */
@NullMarked
package dev.temper.benchmarks.crew;

import org.jspecify.annotations.NullMarked;
