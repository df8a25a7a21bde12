package dev.temper.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicStateTest {
    private static Map<String, String> with(Topic topic, String setting, String value) {
        Map<String, String> configuration = new HashMap<>(topic.storage().configuration());
        configuration.put(setting, value);
        return configuration;
    }

    @ParameterizedTest
    @EnumSource
    void aTopicAsItIsCreatedHasNoProblem(Topic topic) {
        assertThat(new TopicState(topic, 4, topic.storage().configuration()).problems(4))
                .isEmpty();
    }

    @Test
    void everyProblemIsToldAtOnceWithItsRemedy() {
        Map<String, String> wrong = new HashMap<>(
                Map.of("cleanup.policy", "compact", "message.timestamp.type", "CreateTime", "retention.ms", "1000"));
        assertThat(new TopicState(Topic.METRICS, 3, wrong).problems(4))
                .satisfiesExactly(
                        partitions -> assertThat(partitions)
                                .contains("temper.metrics has 3 partitions, expected 4")
                                .contains("ask for 3 partitions, or delete the topic"),
                        cleanup -> assertThat(cleanup)
                                .contains("temper.metrics has cleanup.policy=compact, expected delete")
                                .contains("--entity-name temper.metrics --add-config cleanup.policy=delete"),
                        timestamps -> assertThat(timestamps)
                                .contains("message.timestamp.type=CreateTime, expected LogAppendTime"),
                        retention -> assertThat(retention)
                                .contains("retention.ms=1000, expected 604800000 (7 days) or more"));
    }

    @Test
    void aJournalThatForgetsIsAProblem() {
        assertThat(new TopicState(Topic.JOURNAL, 4, with(Topic.JOURNAL, "retention.ms", "604800000")).problems(4))
                .singleElement()
                .asString()
                .contains("temper.journal has retention.ms=604800000, expected -1 (for ever)");
    }

    @Test
    void longerRetentionIsNoProblem() {
        assertThat(new TopicState(Topic.METRICS, 4, with(Topic.METRICS, "retention.ms", "-1")).problems(4))
                .isEmpty();
        assertThat(new TopicState(Topic.VIEWS, 4, with(Topic.VIEWS, "retention.ms", "604800000")).problems(4))
                .as("compacted: retention does not apply")
                .isEmpty();
    }
}
