/** Where configurations come from when no model proposes them: random, quasi-random and grid suggesters. */
@NullMarked
package dev.temper.core.suggest;

import org.jspecify.annotations.NullMarked;
