package dev.temper.schemas.topic;

import static dev.temper.schemas.topic.TopicSetting.exactly;
import static dev.temper.schemas.topic.TopicSetting.number;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** How Kafka keeps a topic: every setting that a promise rests on, so that no default of a broker can break one. */
public enum Storage {
    /** Inputs: a week (they live on in the journal), stamped by the broker, whose clock alone Temper believes. */
    INPUT("delete", Duration.ofDays(7).toMillis(), "LogAppendTime"),
    /** Kept for ever, with the time of the input that caused the record. */
    KEPT("delete", -1, "CreateTime"),
    /** The last record of each key is kept for ever. */
    COMPACTED("compact", -1, "CreateTime"),
    /** Thirty days: long enough for somebody to look. */
    MONTH("delete", Duration.ofDays(30).toMillis(), "CreateTime");

    /** Replicas of a topic on a cluster as Kafka's documentation recommends it. */
    public static final int USUAL_REPLICAS = 3;

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Kafka's own default, which records of the largest value that intake takes fit into, as dead letters too. */
    private static final long RECORD_BYTES = 1_048_588;

    /** Replicas that hold a record before it counts as written, where there are enough. */
    private static final int SAFE_REPLICAS = 2;

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

    /** How long a record is kept, in words. */
    public String retention() {
        if (this == COMPACTED) {
            return "the last of each key";
        }
        return retentionMillis < 0 ? "for ever" : retentionMillis / DAY + " days";
    }

    /** The settings with which a topic of so many replicas is created. */
    public Map<String, String> configuration(int replicas) {
        Map<String, String> configuration = new TreeMap<>();
        settings(replicas).forEach(setting -> configuration.put(setting.name(), setting.value()));
        return configuration;
    }

    /** The settings with which a topic is created whose number of replicas is not known. */
    public Map<String, String> configuration() {
        Map<String, String> configuration = configuration(USUAL_REPLICAS);
        configuration.remove(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        return configuration;
    }

    /** Every setting that a promise rests on, for a topic of so many replicas. */
    public List<TopicSetting> settings(int replicas) {
        List<TopicSetting> settings = new ArrayList<>();
        settings.add(exactly(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanupPolicy,
                this == COMPACTED
                        ? "the last record of each key is kept, and only that"
                        : "records of one experiment share a key: compaction would remove all but the last"));
        settings.addAll(this == COMPACTED ? compaction() : retentions());
        settings.addAll(times());
        settings.add(number(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                RECORD_BYTES,
                RECORD_BYTES + " or more",
                bytes -> bytes >= RECORD_BYTES,
                "every accepted record can be passed on, even as a dead letter"));
        settings.addAll(replication(replicas));
        return settings;
    }

    private List<TopicSetting> retentions() {
        String promise = "records are kept " + retention();
        String words = retentionMillis < 0 ? "-1 (for ever)" : retentionMillis + " (" + retention() + ") or more";
        return List.of(
                number(
                        TopicConfig.RETENTION_MS_CONFIG,
                        retentionMillis,
                        words,
                        millis -> millis < 0 || (retentionMillis >= 0 && millis >= retentionMillis),
                        promise),
                number(
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        -1,
                        "-1 (no limit)",
                        bytes -> bytes < 0,
                        promise + ", however much there is"));
    }

    private static List<TopicSetting> compaction() {
        return List.of(
                number(
                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                        0,
                        7 * DAY + " (7 days) or less",
                        millis -> millis <= 7 * DAY,
                        "replaced records are removed, so that the present state can be read in one go"),
                number(
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.MAX_VALUE,
                        HOUR + " (1 hour) or more",
                        millis -> millis >= HOUR,
                        "the broker does not start a new file all the time"),
                number(
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        DAY,
                        DAY + " (1 day) or more",
                        millis -> millis >= DAY,
                        "a reader that takes up to a day still learns what was deleted meanwhile"));
    }

    private List<TopicSetting> times() {
        List<TopicSetting> times = new ArrayList<>();
        boolean broker = timestampType.equals("LogAppendTime");
        times.add(exactly(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                timestampType,
                broker
                        ? "the broker's clock alone tells the time of an input"
                        : "a record has the time of the input that caused it"));
        if (!broker) {
            times.add(number(
                    TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                    Long.MAX_VALUE,
                    Long.MAX_VALUE + " (no limit)",
                    millis -> millis == Long.MAX_VALUE,
                    "a record is accepted however old its input is"));
            times.add(number(
                    TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                    Long.MAX_VALUE,
                    HOUR + " (1 hour) or more",
                    millis -> millis >= HOUR,
                    "brokers' clocks may differ"));
        }
        return times;
    }

    private static List<TopicSetting> replication(int replicas) {
        int least = Math.max(1, Math.min(SAFE_REPLICAS, replicas - 1));
        return List.of(
                number(
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        least,
                        least == replicas ? Integer.toString(least) : least + " to " + replicas,
                        count -> count >= least && count <= replicas,
                        "records survive the loss of a broker, and can be written while one is away"),
                exactly(
                        TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                        false,
                        "a replica that lags behind cannot undo what was written"));
    }
}
