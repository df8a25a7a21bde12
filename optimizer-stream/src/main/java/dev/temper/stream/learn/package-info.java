/**
 * Looks up what earlier experiments left for a new one, before it is created: the one step between a definition that names
 * them and one that a journal can hold.
 */
@NullMarked
package dev.temper.stream.learn;

import org.jspecify.annotations.NullMarked;
