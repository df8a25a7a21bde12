package dev.temper.schemas.serde;

import java.nio.ByteBuffer;

/** The Confluent wire format: a zero byte, the schema's id in four bytes (big-endian), Avro's binary encoding. */
final class WireFormat {
    static final byte MAGIC = 0;
    static final int PREFIX = 5;

    private WireFormat() {}

    /** Reads the schema id. */
    static int id(byte[] bytes) {
        if (bytes.length == 0) {
            throw new MalformedRecordException("the value is empty, expected the Confluent wire format");
        }
        if (bytes[0] != MAGIC) {
            throw new MalformedRecordException(
                    "the value begins with byte 0x%02x, expected 0x00 (Confluent wire format)"
                            .formatted(bytes[0] & 0xff));
        }
        if (bytes.length < PREFIX) {
            throw new MalformedRecordException(
                    "the value ends after " + bytes.length + " bytes, within the schema id (bytes 1 to 4)");
        }
        return ByteBuffer.wrap(bytes, 1, 4).getInt();
    }
}
