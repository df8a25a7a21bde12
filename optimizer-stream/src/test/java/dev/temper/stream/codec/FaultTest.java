package dev.temper.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.registry.RegistryRefusedException;
import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.schemas.serde.MalformedRecordException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
    static Stream<Throwable> ofTheRecord() {
        return Stream.of(
                new IllegalArgumentException("Keys must rise strictly"),
                new NullPointerException(),
                new StackOverflowError(),
                new CodecException("header.origin.timestamp is -1"),
                new MalformedRecordException("the value ends", new EOFException()),
                new UnknownSchemaException(99, "http://registry"),
                new RegistryRefusedException("schema id 7 is not Avro", 42201),
                new SerializationException("not in the wire format"));
    }

    @ParameterizedTest
    @MethodSource("ofTheRecord")
    void thisIsTheRecordsOwn(Throwable failure) {
        assertThat(Fault.isOfRecord(failure)).isTrue();
    }

    /** To skip a record for one of these would lose it. */
    static Stream<Throwable> ofOthers() {
        return Stream.of(
                new OutOfMemoryError("Java heap space"),
                new IllegalStateException("wrapped", new OutOfMemoryError("Java heap space")),
                new RegistryUnavailableException("does not answer"),
                new RegistryRefusedException("who are you?", 401),
                new RegistryRefusedException("incompatible", 409),
                new SerializationException("a serde of others", new ConnectException("refused")),
                new UncheckedIOException("No space left on device", new IOException("No space left on device")),
                new IllegalStateException("wrapped", new IOException("No space left on device")),
                new StreamsException("Kafka's own"),
                new TaskMigratedException("another took over"),
                new ProducerFencedException("another took over"),
                new InterruptException("told to end"));
    }

    @ParameterizedTest
    @MethodSource("ofOthers")
    void thisIsNot(Throwable failure) {
        assertThat(Fault.isOfRecord(failure)).isFalse();
    }
}
