package dev.temper.stream.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.schemas.document.InvalidSettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OptimizerConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "bootstrap.servers", "localhost:9092",
            "schema.registry.url", "mock://config",
            "state.dir", "/var/lib/temper");

    @Test
    void theRequiredSettingsAreEnough() {
        OptimizerConfig config = OptimizerConfig.of(LEAST);
        assertThat(config.roles()).containsExactly(Role.INTAKE, Role.ENGINE, Role.MODEL);
        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.instanceId()).isNull();
        assertThat(config.serdeClass()).isEqualTo(OptimizerConfig.DEFAULT_SERDE);
    }

    @Test
    void everyErrorIsReportedAtOnce() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "schema.registry.url", "mock://config",
                "partitions", "0",
                "linger.ms", "fast",
                "roles", "engine,cook",
                "topics.create", "yes",
                "comit.interval.ms", "100"));
        assertThatThrownBy(() -> OptimizerConfig.of(settings))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("bootstrap.servers is missing: give the brokers, such as localhost:9092")
                .hasMessageContaining("state.dir is missing")
                .hasMessageContaining("partitions is 0: give a whole number from 1 to 10000")
                .hasMessageContaining("linger.ms is \"fast\": give a whole number from 0 to 5")
                .hasMessageContaining("roles is \"engine,cook\": give a list of intake, engine, model and api")
                .hasMessageContaining("topics.create is \"yes\": give true or false")
                .hasMessageContaining("comit.interval.ms is unknown: did you mean \"commit.interval.ms\"?");
    }

    @Test
    void listsAndPrefixesAreRead() {
        Map<String, String> settings = new TreeMap<>(LEAST);
        settings.put("state.dir", "state");
        settings.put("roles", " engine ");
        settings.put("serde.basic.auth.user.info", "me:secret");
        settings.put("partitions", " ");
        OptimizerConfig config = OptimizerConfig.of(settings);
        assertThat(config.stateDirectory()).isAbsolute();
        assertThat(config.roles()).isEqualTo(List.of(Role.ENGINE));
        assertThat(config.serdeSettings()).containsEntry("basic.auth.user.info", "me:secret");
        assertThat(config.partitions()).isEqualTo(4);
    }

    @Test
    void theEngineIsExactlyOnceAndTheIntakeAtLeastOnce() {
        OptimizerConfig config = OptimizerConfig.of(LEAST);
        assertThat(StreamsSettings.of(config, Role.ENGINE))
                .containsEntry("application.id", "temper-engine")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("commit.interval.ms", 200L);
        assertThat(StreamsSettings.of(config, Role.INTAKE))
                .containsEntry("application.id", "temper-intake")
                .containsEntry("processing.guarantee", "at_least_once");
    }

    /** A kill in the middle of a flush used to leave some of an event's rows. */
    @Test
    void theModelIsExactlyOnceForItsRowsMustBeWrittenTogether() {
        assertThat(StreamsSettings.of(OptimizerConfig.of(LEAST), Role.MODEL))
                .containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void theOperatorsSettingsWin() {
        Map<String, String> settings = new TreeMap<>(LEAST);
        settings.put("kafka.security.protocol", "SSL");
        settings.put("kafka.producer.acks", "1");
        Properties streams = StreamsSettings.of(OptimizerConfig.of(settings), Role.ENGINE);
        assertThat(streams).containsEntry("security.protocol", "SSL").containsEntry("producer.acks", "1");
    }

    @Test
    void eachRoleHasAnInstanceIdOfItsOwn() {
        Map<String, String> settings = new TreeMap<>(LEAST);
        settings.put("group.instance.id", "host-1");
        OptimizerConfig config = OptimizerConfig.of(settings);
        assertThat(StreamsSettings.of(config, Role.ENGINE))
                .containsEntry("consumer.group.instance.id", "host-1-engine");
        assertThat(StreamsSettings.of(config, Role.INTAKE))
                .containsEntry("consumer.group.instance.id", "host-1-intake");
    }

    @Test
    void aSerdeThatIsNotThereIsNamed() {
        Map<String, String> settings = new TreeMap<>(LEAST);
        settings.put("serde.class", "io.confluent.Missing");
        assertThatThrownBy(() -> RecordSerde.of(OptimizerConfig.of(settings)))
                .hasMessageContaining("serde.class is \"io.confluent.Missing\": give a public class");
    }
}
