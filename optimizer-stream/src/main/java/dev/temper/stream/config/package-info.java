/** What an operator sets: read once, all errors reported together, and turned into hardened Kafka Streams settings. */
@NullMarked
package dev.temper.stream.config;

import org.jspecify.annotations.NullMarked;
