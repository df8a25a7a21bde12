package dev.temper.stream.transaction;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that has been open, and untouched, for too long.
 *
 * @param transactionalId null when no coordinator knows its producer
 * @param since time of its last record
 * @param verdict what is done about it, or what to do: a sentence
 */
public record StuckTransaction(
        TopicPartition partition, long producerId, @Nullable String transactionalId, Instant since, String verdict) {}
