/** Immutable collections whose versions share structure, so that a step costs what it changes. */
@NullMarked
package dev.temper.core.collect;

import org.jspecify.annotations.NullMarked;
