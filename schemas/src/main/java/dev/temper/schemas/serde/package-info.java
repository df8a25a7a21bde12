/** Serializer and deserializer of the catalogue's records in the Confluent wire format. */
@NullMarked
package dev.temper.schemas.serde;

import org.jspecify.annotations.NullMarked;
