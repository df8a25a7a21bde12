/** What a user asks for: metrics, search space, ladder, budget, method; and what is wrong with it. */
@NullMarked
package dev.temper.core.definition;

import org.jspecify.annotations.NullMarked;
