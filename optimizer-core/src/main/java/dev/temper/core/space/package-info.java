/** The search space: parameters, their scales, and values for them. */
@NullMarked
package dev.temper.core.space;

import org.jspecify.annotations.NullMarked;
