package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.RefusalReason;
import dev.temper.stream.deadletter.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class InputReaderTest {
    private final Serde<SpecificRecord> serde = IntakeKit.serde();

    @Test
    void registryThatIsAwayIsNobodysFault() {
        Deserializer<SpecificRecord> away = (topic, bytes) -> {
            throw new RegistryUnavailableException("no answer");
        };
        InputReader reader =
                new InputReader(new RecordBytes(Serdes.serdeFrom(serde.serializer(), away), Duration.ZERO), 1);
        assertThatThrownBy(() -> reader.read(source(0))).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void partitionOfAnotherPartitionerIsRefused() {
        int partitions = 4;
        InputReader reader = new InputReader(new RecordBytes(serde, Duration.ZERO), partitions);
        int right = ViewKey.partition("digits", partitions);
        assertThat(reader.read(source(right))).isEqualTo(Inputs.metric(1, 1, 1, 1, 0.5));
        assertThatThrownBy(() -> reader.read(source((right + 1) % partitions)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.WRONG_PARTITION))
                .hasMessageContaining("belongs in partition " + right);
    }

    private Source source(int partition) {
        String topic = Topic.METRICS.topicName();
        byte[] value = serde.serializer().serialize(topic, Inputs.metric(1, 1, 1, 1, 0.5));
        return new Source(topic, partition, 0, IntakeKit.START, "digits".getBytes(StandardCharsets.UTF_8), value);
    }
}
