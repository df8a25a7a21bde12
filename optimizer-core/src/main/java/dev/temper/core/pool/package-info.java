/** What may be trained next: options, and the pools of configurations that a method weighs. */
@NullMarked
package dev.temper.core.pool;

import org.jspecify.annotations.NullMarked;
