/** Deriving decisions again from a journal, and comparing them with those on record. */
@NullMarked
package dev.temper.core.replay;

import org.jspecify.annotations.NullMarked;
