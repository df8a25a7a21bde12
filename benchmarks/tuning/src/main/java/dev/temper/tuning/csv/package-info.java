/** Comma-separated values, read and written in one way. */
@NullMarked
package dev.temper.tuning.csv;

import org.jspecify.annotations.NullMarked;
