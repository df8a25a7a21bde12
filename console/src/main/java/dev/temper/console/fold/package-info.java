/** The role api on Kafka Streams: keeps the journal by experiment, and the chronicles up to date. */
@NullMarked
package dev.temper.console.fold;

import org.jspecify.annotations.NullMarked;
