/**
 * What Temper's parts meet at: Avro records of every event, decision, view and dead letter (in this package, generated), the
 * topics that carry them, serdes and registries, and the reader of what users write. Agents and the optimizer share nothing
 * else.
 */
package dev.temper.schemas;
