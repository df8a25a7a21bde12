package dev.temper.sinks.wandb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The framing of a {@code .wandb} file: LevelDB's log format with another check sum. After seven bytes of identification come
 * blocks of 32 KiB, counted from the beginning of the file. A record is one fragment, or several when it does not fit into the
 * block; a fragment has a check sum (CRC-32 of type and data), a length, a type and data, in little endian. Where fewer than seven
 * bytes are left in a block there are zeros.
 */
final class RecordLog {
    private static final int BLOCK = 32_768;
    private static final int HEAD = 7;
    private static final byte FULL = 1;
    private static final byte FIRST = 2;
    private static final byte MIDDLE = 3;
    private static final byte LAST = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long begin;

    /** At the beginning of a file. */
    RecordLog() {
        bytes.writeBytes(new byte[] {':', 'W', '&', 'B', (byte) 0xE1, (byte) 0xBE, 0});
    }

    /** Appends a record. */
    void add(byte[] record) {
        int from = 0;
        boolean first = true;
        do {
            int room = room();
            int length = Math.min(room, record.length - from);
            boolean last = from + length == record.length;
            fragment(first ? last ? FULL : FIRST : last ? LAST : MIDDLE, record, from, length);
            from += length;
            first = false;
        } while (from < record.length);
    }

    /** Room for data in the block; fills up a block that has no room for a head. */
    private int room() {
        int left = BLOCK - (int) (end() % BLOCK);
        if (left < HEAD) {
            bytes.writeBytes(new byte[left]);
            left = BLOCK;
        }
        return left - HEAD;
    }

    private void fragment(byte type, byte[] record, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(record, from, length);
        bytes.writeBytes(ByteBuffer.allocate(HEAD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .putShort((short) length)
                .put(type)
                .array());
        bytes.write(record, from, length);
    }

    /** Where the bytes that were not taken begin in the file. */
    long begin() {
        return begin;
    }

    private long end() {
        return begin + bytes.size();
    }

    /** Whether all was taken. */
    boolean isEmpty() {
        return bytes.size() == 0;
    }

    /** The bytes from {@link #begin} on. */
    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** The bytes are in the file: goes on behind them. */
    void taken() {
        begin = end();
        bytes.reset();
    }
}
