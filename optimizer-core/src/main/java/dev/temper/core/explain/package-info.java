/** What the model has learnt, for people: which parameters matter, and what cheap tasks tell of the full one. */
@NullMarked
package dev.temper.core.explain;

import org.jspecify.annotations.NullMarked;
