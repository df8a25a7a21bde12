/** How much a step may do: work counted in operations, so that every machine stops at the same one. */
@NullMarked
package dev.temper.core.effort;

import org.jspecify.annotations.NullMarked;
