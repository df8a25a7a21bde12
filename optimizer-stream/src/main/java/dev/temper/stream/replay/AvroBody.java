package dev.temper.stream.replay;

import dev.temper.schemas.serde.MalformedRecordException;
import dev.temper.schemas.serde.RecordModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Avro binary without a registry: the bodies of recorded records. Readers and writers are kept, since to make one costs
 * more than to use it. Not thread safe.
 */
final class AvroBody {
    /** Writes by the code that Avro generated. Reads do not: it believes what damaged bytes say of their length. */
    private static final SpecificData GENERATED = generatedCode();

    private final Map<Schema, DatumReader<SpecificRecord>> readers = new HashMap<>();
    private final Map<Schema, DatumWriter<SpecificRecord>> writers = new HashMap<>();
    private final Map<Schema, Schema> same = new IdentityHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private @Nullable BinaryDecoder decoder;
    private @Nullable BinaryEncoder encoder;

    private static SpecificData generatedCode() {
        SpecificData data = new SpecificData();
        data.setCustomCoders(true);
        return data;
    }

    /**
     * The record in the generated class of its name.
     *
     * @throws MalformedRecordException when the class is not there, or the bytes do not hold exactly such a record
     */
    SpecificRecord decode(Recorded recorded) {
        Schema writer = recorded.writer();
        DatumReader<SpecificRecord> reader = readers.computeIfAbsent(writer, AvroBody::reader);
        BinaryDecoder bytes = DecoderFactory.get().binaryDecoder(recorded.avro().get(), decoder);
        decoder = bytes;
        try {
            SpecificRecord record = reader.read(null, bytes);
            if (!bytes.isEnd()) {
                throw new MalformedRecordException("bytes are left after the end of its " + writer.getFullName());
            }
            return record;
        } catch (MalformedRecordException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new MalformedRecordException("its bytes are no " + writer.getFullName() + ": " + e, e);
        }
    }

    private static DatumReader<SpecificRecord> reader(Schema writer) {
        Class<?> type = RecordModel.MODEL.getClass(writer);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new MalformedRecordException("this release does not know " + writer.getFullName());
        }
        return new SpecificDatumReader<>(writer, RecordModel.MODEL.getSchema(type), RecordModel.MODEL);
    }

    Bytes encode(SpecificRecord record) {
        out.reset();
        BinaryEncoder bytes = EncoderFactory.get().binaryEncoder(out, encoder);
        encoder = bytes;
        try {
            writers.computeIfAbsent(record.getSchema(), schema -> new SpecificDatumWriter<>(schema, GENERATED))
                    .write(record, bytes);
            bytes.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written", e);
        }
        return Bytes.wrap(out.toByteArray());
    }

    /** Whether a record is written as those bytes. */
    boolean isWrittenAs(SpecificRecord record, Recorded recorded) {
        return isSame(recorded.writer(), record.getSchema())
                && Arrays.equals(encode(record).get(), recorded.avro().get());
    }

    /** Compares two schemas once, and then knows them by identity: comparing costs more than writing a record. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(Schema writer, Schema own) {
        if (same.get(writer) != own && writer.equals(own)) {
            same.put(writer, own);
        }
        return same.get(writer) == own;
    }
}
