/** Tables of recorded learning curves, read from files. */
@NullMarked
package dev.temper.tuning.table;

import org.jspecify.annotations.NullMarked;
