package dev.temper.stream.engine;

import dev.temper.schemas.serde.RecordModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;

/**
 * A row's bytes: Avro's single-object encoding, which begins with the fingerprint of the schema that it was written
 * with, so that a later release can read it with that schema and resolve it to its own.
 */
final class RowCodec {
    private final BinaryMessageEncoder<SpecificRecord> encoder;
    private final BinaryMessageDecoder<SpecificRecord> decoder;

    RowCodec(Schema schema) {
        encoder = new BinaryMessageEncoder<>(RecordModel.MODEL, schema);
        decoder = new BinaryMessageDecoder<>(RecordModel.MODEL, schema);
    }

    byte[] encode(SpecificRecord row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        try {
            encoder.encode(row, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written", e);
        }
        return out.toByteArray();
    }

    /**
     * The row.
     *
     * @throws IOException when the bytes are of no schema that this release knows, or end too soon
     */
    SpecificRecord decode(byte[] bytes) throws IOException {
        return decoder.decode(bytes);
    }
}
