/** The model as a role: follows the journal, computes proposals beside it, and publishes them. */
@NullMarked
package dev.temper.stream.model;

import org.jspecify.annotations.NullMarked;
