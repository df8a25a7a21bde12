/** How many events a second replay derives decisions from. */
@NullMarked
package dev.temper.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
