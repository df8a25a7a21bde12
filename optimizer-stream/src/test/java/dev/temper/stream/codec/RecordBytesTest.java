package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.schemas.AgentLost;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.serde.SerdeSettings;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class RecordBytesTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private final AgentLost record = new AgentLost(new EventHeader("e", "p", 1L, null), "a", "s", 1L);

    @Test
    void waitsForARegistryThatComesBack() {
        Failing serde = new Failing(new RegistryUnavailableException("no answer"), 2);
        RecordBytes bytes = new RecordBytes(serde.asSerde(), LONG);
        byte[] written = bytes.encode("topic", record);
        serde.failures = 2;
        assertThat(bytes.decode("topic", written)).isEqualTo(record);
        assertThat(serde.failures).isZero();
    }

    @Test
    void waitsForTheNetworkUnderAnotherSerdeToo() {
        Failing serde = new Failing(new SerializationException("wrapped", new ConnectException("refused")), 1);
        assertThat(new RecordBytes(serde.asSerde(), LONG).encode("topic", record))
                .isNotEmpty();
    }

    @Test
    void givesUpWithWhatIsToBeRetried() {
        Failing serde = new Failing(new RegistryUnavailableException("no answer"), Integer.MAX_VALUE);
        assertThatThrownBy(() -> new RecordBytes(serde.asSerde(), Duration.ZERO).encode("topic", record))
                .isInstanceOf(RegistryUnavailableException.class)
                .satisfies(
                        failure -> assertThat(RecordBytes.isTransient(failure)).isTrue());
    }

    @Test
    void badBytesAreNotWaitedFor() {
        Failing serde = new Failing(new SerializationException("cut short"), 1);
        assertThatThrownBy(() -> new RecordBytes(serde.asSerde(), LONG).decode("topic", new byte[0]))
                .isInstanceOf(SerializationException.class)
                .satisfies(
                        failure -> assertThat(RecordBytes.isTransient(failure)).isFalse());
    }

    /** Fails so many times, then works. */
    private static final class Failing {
        private final AvroSerde working = new AvroSerde();
        private final RuntimeException failure;
        private int failures;

        Failing(RuntimeException failure, int failures) {
            this.failure = failure;
            this.failures = failures;
            working.configure(Map.of(SerdeSettings.REGISTRY_URL, "mock://record-bytes-test"), false);
        }

        Serde<SpecificRecord> asSerde() {
            Serializer<SpecificRecord> out = (topic, record) -> {
                failNow();
                return working.serializer().serialize(topic, record);
            };
            Deserializer<SpecificRecord> in = (topic, bytes) -> {
                failNow();
                return working.deserializer().deserialize(topic, bytes);
            };
            return Serdes.serdeFrom(out, in);
        }

        private void failNow() {
            if (failures > 0) {
                failures--;
                throw failure;
            }
        }
    }
}
