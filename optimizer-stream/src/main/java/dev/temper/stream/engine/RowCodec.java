package dev.temper.stream.engine;

import dev.temper.schemas.serde.RecordModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
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

    RowCodec(Schema schema, String... older) {
        encoder = new BinaryMessageEncoder<>(RecordModel.MODEL, schema);
        decoder = new BinaryMessageDecoder<>(RecordModel.MODEL, schema);
        for (String resource : older) {
            decoder.addSchema(parsed(resource));
        }
    }

    static Schema parsed(String resource) {
        try (InputStream file = RowCodec.class.getResourceAsStream(resource)) {
            return new Schema.Parser().parse(Objects.requireNonNull(file, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("This release lacks its file " + resource, e);
        }
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
