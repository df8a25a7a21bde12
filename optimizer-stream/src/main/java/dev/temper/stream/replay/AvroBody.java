package dev.temper.stream.replay;

import dev.temper.schemas.serde.MalformedRecordException;
import dev.temper.schemas.serde.RecordModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;

/** Avro binary without a registry: the bodies of recorded records. */
final class AvroBody {
    private AvroBody() {}

    /**
     * The record in the generated class of its name.
     *
     * @throws MalformedRecordException when the class is not there, or the bytes do not hold exactly such a record
     */
    static SpecificRecord decode(Recorded recorded) {
        Schema writer = recorded.writer();
        Class<?> type = RecordModel.MODEL.getClass(writer);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new MalformedRecordException("this release does not know " + writer.getFullName());
        }
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(recorded.avro().get(), null);
        try {
            SpecificRecord record = new SpecificDatumReader<SpecificRecord>(
                            writer, RecordModel.MODEL.getSchema(type), RecordModel.MODEL)
                    .read(null, decoder);
            if (!decoder.isEnd()) {
                throw new MalformedRecordException("bytes are left after the end of its " + writer.getFullName());
            }
            return record;
        } catch (MalformedRecordException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new MalformedRecordException("its bytes are no " + writer.getFullName() + ": " + e, e);
        }
    }

    static Bytes encode(SpecificRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new SpecificDatumWriter<SpecificRecord>(record.getSchema(), RecordModel.MODEL).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written", e);
        }
        return Bytes.wrap(out.toByteArray());
    }
}
