/** Plays methods on tables, on all cores, and keeps what came of it in a file that outlives a crash. */
@NullMarked
package dev.temper.tuning.play;

import org.jspecify.annotations.NullMarked;
