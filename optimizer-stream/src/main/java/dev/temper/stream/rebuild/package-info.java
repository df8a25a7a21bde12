/** State that was lost, made anew from the journal; and the guard that nobody decides without it. */
@NullMarked
package dev.temper.stream.rebuild;

import org.jspecify.annotations.NullMarked;
