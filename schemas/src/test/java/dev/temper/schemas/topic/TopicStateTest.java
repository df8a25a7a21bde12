package dev.temper.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicStateTest {
    private static final short ANY = TopicAdmin.BROKER_DEFAULT_REPLICATION;

    private static TopicState with(Topic topic, int replicas, Map<String, String> settings) {
        Map<String, String> configuration = new HashMap<>(topic.storage().configuration(replicas));
        configuration.putAll(settings);
        return new TopicState(topic, 4, replicas, configuration);
    }

    @ParameterizedTest
    @EnumSource
    void aTopicAsItIsCreatedHasNoProblem(Topic topic) {
        for (int replicas = 1; replicas <= 5; replicas++) {
            TopicState state = with(topic, replicas, Map.of());
            assertThat(state.problems(4, ANY)).isEmpty();
            assertThat(state.remedy()).isEmpty();
        }
    }

    @Test
    void everyProblemIsToldAtOnceAndMendedInOneGo() {
        Map<String, String> wrong =
                Map.of("cleanup.policy", "compact", "message.timestamp.type", "CreateTime", "retention.ms", "1000");
        TopicState state = new TopicState(Topic.METRICS, 3, 1, wrong);
        assertThat(state.problems(4, (short) 2))
                .satisfiesExactly(
                        partitions -> assertThat(partitions)
                                .contains("temper.metrics has 3 partitions, expected 4")
                                .contains("ask for 3 partitions, or delete the topic"),
                        replicas -> assertThat(replicas).contains("temper.metrics has 1 replicas, expected 2"),
                        cleanup -> assertThat(cleanup)
                                .contains("temper.metrics has cleanup.policy=compact, expected delete"),
                        retention -> assertThat(retention)
                                .contains("retention.ms=1000, expected 604800000 (7 days) or more"),
                        timestamps -> assertThat(timestamps)
                                .contains("message.timestamp.type=CreateTime, expected LogAppendTime"));
        assertThat(state.remedy())
                .isEqualTo(Map.of(
                        "cleanup.policy",
                        "delete",
                        "message.timestamp.type",
                        "LogAppendTime",
                        "retention.ms",
                        "604800000"));
    }

    /** One row a setting: a value by which its promise would break. */
    @ParameterizedTest
    @CsvSource({
        "JOURNAL, 1, cleanup.policy, compact",
        "JOURNAL, 1, cleanup.policy, 'compact,delete'",
        "JOURNAL, 1, retention.ms, 604800000",
        "JOURNAL, 1, retention.bytes, 200000",
        "JOURNAL, 1, message.timestamp.type, LogAppendTime",
        "JOURNAL, 1, message.timestamp.before.max.ms, 604800000",
        "JOURNAL, 1, message.timestamp.after.max.ms, 1000",
        "JOURNAL, 1, max.message.bytes, 100000",
        "JOURNAL, 1, min.insync.replicas, 2",
        "JOURNAL, 2, min.insync.replicas, 3",
        "JOURNAL, 3, min.insync.replicas, 1",
        "JOURNAL, 3, min.insync.replicas, 4",
        "JOURNAL, 1, unclean.leader.election.enable, true",
        "DECISIONS, 1, retention.bytes, 0",
        "METRICS, 1, retention.bytes, 1000000000",
        "METRICS, 1, message.timestamp.type, CreateTime",
        "DEAD_LETTERS, 1, retention.ms, 604800000",
        "VIEWS, 1, cleanup.policy, delete",
        "VIEWS, 1, min.compaction.lag.ms, 9223372036854775807",
        "VIEWS, 1, max.compaction.lag.ms, 1",
        "VIEWS, 1, delete.retention.ms, 0",
    })
    void aSettingThatWouldBreakAPromiseIsNamedAndMended(Topic topic, int replicas, String setting, String value) {
        TopicState state = with(topic, replicas, Map.of(setting, value));
        assertThat(state.problems(4, ANY))
                .singleElement()
                .asString()
                .startsWith(topic.topicName() + " has " + setting + "=" + value + ", expected ");
        assertThat(state.remedy())
                .isEqualTo(
                        Map.of(setting, topic.storage().configuration(replicas).get(setting)));
        assertThat(with(topic, replicas, state.remedy()).problems(4, ANY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "METRICS, 1, retention.ms, -1",
        "METRICS, 1, retention.ms, 604800001",
        "METRICS, 1, max.message.bytes, 10000000",
        "JOURNAL, 3, min.insync.replicas, 3",
        "JOURNAL, 1, message.timestamp.after.max.ms, 3600000",
        "VIEWS, 1, min.compaction.lag.ms, 60000",
    })
    void whatKeepsThePromiseTooIsNoProblemAndStays(Topic topic, int replicas, String setting, String value) {
        TopicState state = with(topic, replicas, Map.of(setting, value));
        assertThat(state.problems(4, ANY)).isEmpty();
        assertThat(state.writtenOut()).containsEntry(setting, value);
    }
}
