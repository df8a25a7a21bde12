/** Records that cannot be taken: why, what to do about it, and their bytes. */
@NullMarked
package dev.temper.stream.deadletter;

import org.jspecify.annotations.NullMarked;
