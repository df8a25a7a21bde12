package dev.temper.schemas.topic;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** How Kafka keeps a topic. */
public enum Storage {
    /** Inputs: a week (they live on in the journal), stamped by the broker, whose clock alone Temper believes. */
    INPUT("delete", 7L * 24 * 3_600_000, "LogAppendTime"),
    /** Kept for ever, with the time of the input that caused the record. */
    KEPT("delete", -1, "CreateTime"),
    /** The last record of each key is kept for ever. */
    COMPACTED("compact", -1, "CreateTime"),
    /** Thirty days: long enough for somebody to look. */
    MONTH("delete", 30L * 24 * 3_600_000, "CreateTime");

    private final String cleanupPolicy;
    private final long retentionMillis;
    private final String timestampType;

    Storage(String cleanupPolicy, long retentionMillis, String timestampType) {
        this.cleanupPolicy = cleanupPolicy;
        this.retentionMillis = retentionMillis;
        this.timestampType = timestampType;
    }

    /** Kafka's {@code cleanup.policy}. */
    public String cleanupPolicy() {
        return cleanupPolicy;
    }

    /** Kafka's {@code retention.ms}: milliseconds, or -1 for ever. */
    public long retentionMillis() {
        return retentionMillis;
    }

    /** Kafka's {@code message.timestamp.type}. */
    public String timestampType() {
        return timestampType;
    }

    /** Retention in words. */
    public String retention() {
        return retentionMillis < 0 ? "for ever" : retentionMillis / (24 * 3_600_000) + " days";
    }

    /** The configuration with which a topic is created. */
    public Map<String, String> configuration() {
        return new TreeMap<>(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, cleanupPolicy,
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMillis),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, timestampType));
    }
}
