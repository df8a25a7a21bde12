/**
 * The optimizer on Kafka: intake turns inputs into the journal, the engine folds it into decisions and views, the model folds
 * it into proposals. Here too are the reader of definitions, and replay from topics and files.
 */
@NullMarked
package dev.temper.stream;

import org.jspecify.annotations.NullMarked;
