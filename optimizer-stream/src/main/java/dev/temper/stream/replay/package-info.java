/** Replay: reads what was recorded of an experiment, from Kafka or from a file, and derives its decisions again. */
@NullMarked
package dev.temper.stream.replay;

import org.jspecify.annotations.NullMarked;
