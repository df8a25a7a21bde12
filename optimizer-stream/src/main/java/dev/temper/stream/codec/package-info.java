/** Between the records on the topics and the core's own: events, decisions, and definitions in JSON or YAML. */
@NullMarked
package dev.temper.stream.codec;

import org.jspecify.annotations.NullMarked;
