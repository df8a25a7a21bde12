package dev.temper.stream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamsSettingsTest {
    private static final String MEMBER = "consumer.group.instance.id";

    private static String member(@Nullable String name, String... topics) {
        Properties settings = new Properties();
        if (name != null) {
            settings.put(MEMBER, name);
        }
        Topology topology = new Topology();
        for (String topic : topics) {
            topology.addSource("from-" + topic, topic);
        }
        StreamsSettings.nameAfter(settings, topology);
        return settings.getProperty(MEMBER);
    }

    /** A role that read one topic more than before its upgrade was never given it: a static member gets what it had. */
    @Test
    void aMemberThatReadsAnotherTopicIsAnother() {
        assertThat(member("temper-api", "a", "b"))
                .startsWith("temper-api-")
                .isEqualTo(member("temper-api", "a", "b"))
                .isNotEqualTo(member("temper-api", "a"));
        assertThat(member(null, "a")).isNull();
    }

    /** A broker ends a transaction at its timeout, and a dead process should be noticed before Kafka's usual 45 s. */
    @ParameterizedTest
    @ValueSource(ints = {10, 200, 3_000, 10_000})
    void aTransactionThatIsCommittedOnTimeIsNotEndedByTheBroker(int commitMillis) {
        OptimizerConfig config = OptimizerConfig.of(Map.of(
                "bootstrap.servers", "localhost:9092",
                "schema.registry.url", "http://localhost:8081",
                "state.dir", "state",
                "commit.interval.ms", Integer.toString(commitMillis)));
        for (Role role : new Role[] {Role.ENGINE, Role.MODEL}) {
            StreamsConfig settings = new StreamsConfig(StreamsSettings.of(config, role));

            assertThat(StreamsSettings.transactionTimeout(StreamsSettings.of(config, role)))
                    .isGreaterThanOrEqualTo(
                            Duration.ofMillis(2 * settings.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)));
            // Brokers refuse a member with a shorter session than this unless they are told otherwise.
            assertThat(settings.getMainConsumerConfigs("any", "any", 0))
                    .containsEntry("session.timeout.ms", 6_000)
                    .containsEntry("heartbeat.interval.ms", 1_000);
        }
    }
}
