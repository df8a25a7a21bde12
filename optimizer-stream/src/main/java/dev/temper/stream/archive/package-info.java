/** Exports of all experiments that grow with the journal, and their way into another cluster. */
@NullMarked
package dev.temper.stream.archive;

import org.jspecify.annotations.NullMarked;
