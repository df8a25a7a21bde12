package dev.temper.agent.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Reads a TensorFlow tensor that holds one number. */
final class Tensor {
    private static final int TYPE = 1;
    private static final int CONTENT = 4;
    private static final int FLOATS = 5;
    private static final int DOUBLES = 6;
    private static final int INTS = 7;
    private static final int LONGS = 10;
    private static final int HALVES = 13;

    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int INT = 3;
    private static final int LONG = 9;
    private static final int BFLOAT = 14;
    private static final int HALF = 19;

    private Tensor() {}

    /** The number; null when there is none, or more than one. */
    static @Nullable Double scalar(ByteBuffer tensor) {
        int type = 0;
        Double value = null;
        Wire wire = new Wire(tensor);
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case TYPE -> type = (int) wire.varint();
                case CONTENT -> value = content(type, wire.bytes());
                case FLOATS ->
                    value = Scalars.shortest(
                            wire.hasBytes() ? one(wire.bytes(), Float.BYTES).getFloat() : wire.fixed32());
                case DOUBLES ->
                    value = wire.hasBytes() ? one(wire.bytes(), Double.BYTES).getDouble() : wire.fixed64();
                case INTS, LONGS -> value = (double) whole(wire);
                case HALVES -> value = half(type, (short) whole(wire));
                default -> wire.skip();
            }
        }
        return value;
    }

    private static long whole(Wire wire) {
        return wire.hasBytes() ? new Wire(wire.bytes()).varint() : wire.varint();
    }

    private static ByteBuffer one(ByteBuffer bytes, int size) {
        if (bytes.remaining() < size) {
            throw new IllegalArgumentException("a number of " + bytes.remaining() + " bytes");
        }
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static @Nullable Double content(int type, ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return switch (bytes.remaining()) {
            case Double.BYTES ->
                type == DOUBLE
                        ? Double.valueOf(bytes.getDouble())
                        : type == LONG ? Double.valueOf((double) bytes.getLong()) : null;
            case Float.BYTES ->
                type == FLOAT
                        ? Double.valueOf(Scalars.shortest(bytes.getFloat()))
                        : type == INT ? Double.valueOf(bytes.getInt()) : null;
            case Short.BYTES -> half(type, bytes.getShort());
            default -> null;
        };
    }

    private static @Nullable Double half(int type, short bits) {
        if (type == BFLOAT) {
            return Scalars.shortest(Float.intBitsToFloat(bits << 16));
        }
        if (type != HALF) {
            return null;
        }
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double size = switch (exponent) {
            case 0 -> fraction * 0x1p-24;
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> (1 + fraction * 0x1p-10) * Math.scalb(1.0, exponent - 15);
        };
        return bits < 0 ? -size : size;
    }
}
