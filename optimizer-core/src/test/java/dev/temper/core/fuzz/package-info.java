/** Definitions drawn at random, each played to its end: none stops the machine. */
@NullMarked
package dev.temper.core.fuzz;

import org.jspecify.annotations.NullMarked;
