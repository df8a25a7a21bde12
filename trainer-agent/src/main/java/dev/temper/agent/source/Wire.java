package dev.temper.agent.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads a protobuf message field by field. */
final class Wire {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer bytes;
    private int type;

    /** Reads what the buffer has left; its position does not move. */
    Wire(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The number of the next field; 0 at the end. */
    int next() {
        if (!bytes.hasRemaining()) {
            return 0;
        }
        int tag = (int) varint();
        type = tag & 7;
        return tag >>> 3;
    }

    /** Whether the field has bytes: a text, a message, or packed numbers. */
    boolean hasBytes() {
        return type == LENGTH;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a varint of more than ten bytes");
    }

    float fixed32() {
        return bytes.getFloat();
    }

    double fixed64() {
        return bytes.getDouble();
    }

    ByteBuffer bytes() {
        int length = (int) varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a field of " + length + " bytes where there are " + bytes.remaining());
        }
        ByteBuffer field = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return field;
    }

    void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> bytes.position(bytes.position() + 8);
            case LENGTH -> bytes();
            case FIXED32 -> bytes.position(bytes.position() + 4);
            default -> throw new IllegalArgumentException("a field of wire type " + type);
        }
    }
}
