package dev.temper.stream.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** A small record of intake's state: a version byte, then its fields. A corrupt one is an error, never an empty one. */
final class StateSerde<T> implements Serde<T> {
    private static final byte VERSION = 1;

    /** Writes the fields. */
    interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /** Reads the fields in the same order. */
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private final Writer<T> writer;
    private final Reader<T> reader;

    StateSerde(Writer<T> writer, Reader<T> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka gives null for the absence of a value, and takes it back
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : write(value);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
    }

    private byte[] write(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writer.write(value, out);
        } catch (IOException e) {
            throw new SerializationException("state cannot be written: " + e, e);
        }
        return bytes.toByteArray();
    }

    private T read(String store, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IOException("version " + version + ", expected " + VERSION);
            }
            T value = reader.read(in);
            if (in.read() >= 0) {
                throw new IOException("bytes left after its end");
            }
            return value;
        } catch (IOException e) {
            throw new SerializationException(
                    store + " holds a state that cannot be read (" + e + "): was it written by a newer version?", e);
        }
    }
}
