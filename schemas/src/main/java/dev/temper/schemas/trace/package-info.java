/** Traces of an event through the hops that it takes, by a header of its records; off unless somebody switches them on. */
@NullMarked
package dev.temper.schemas.trace;

import org.jspecify.annotations.NullMarked;
