/** Clients of a schema registry that speaks Confluent's REST API. */
@NullMarked
package dev.temper.schemas.registry;

import org.jspecify.annotations.NullMarked;
