/** GPUs: which there are, which a slot has, and what training makes of them. */
@NullMarked
package dev.temper.agent.gpu;

import org.jspecify.annotations.NullMarked;
