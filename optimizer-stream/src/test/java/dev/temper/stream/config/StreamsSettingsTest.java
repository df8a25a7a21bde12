package dev.temper.stream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
}
