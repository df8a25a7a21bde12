/** What the machine answers: decisions, each with its evidence. */
@NullMarked
package dev.temper.core.decision;

import org.jspecify.annotations.NullMarked;
