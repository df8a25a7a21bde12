package dev.temper.agent.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads a TensorBoard event file while it is written. A record is a length (8 bytes), its checksum, the data and their
 * checksum (4 bytes each), little endian; checksums are CRC-32C, masked. A record that is not whole yet is waited for.
 */
final class EventFile implements Closeable {
    /** Longer records are graphs and images, which are not looked into. */
    private static final int LONGEST = 1 << 20;

    private static final int HEAD = 12;
    private static final int TAIL = 4;
    private static final int MASK = 0xa282ead8;

    private final Path path;
    private final ByteBuffer head = little(HEAD);
    private @Nullable FileChannel channel;
    private long position;
    private boolean broken;

    /** Begins behind so many bytes, which others have read. */
    EventFile(Path path, long from) {
        this.path = path;
        position = from;
    }

    /**
     * Hands on the data of every whole record that is new.
     *
     * @param problems what is wrong with the file
     */
    void read(Consumer<ByteBuffer> records, Consumer<String> problems) throws IOException {
        FileChannel from = channel == null ? FileChannel.open(path, StandardOpenOption.READ) : channel;
        channel = from;
        long size = from.size();
        while (!broken && size - position >= HEAD + TAIL) {
            head.clear();
            fill(from, head, position);
            long length = head.getLong(0);
            if (masked(head, 8) != head.getInt(8)) {
                // Where the next record begins is not known. What is not written through yet reads as zeros.
                broken = length != 0;
                if (broken) {
                    problems.accept("the event file " + path + " is damaged at byte " + position
                            + " (a length's checksum is wrong): the rest of it is not read");
                }
                return;
            }
            if (length < 0 || size - position < HEAD + length + TAIL) {
                return;
            }
            if (length <= LONGEST) {
                record(from, (int) length, records, problems);
            }
            position += HEAD + length + TAIL;
        }
    }

    private void record(FileChannel from, int length, Consumer<ByteBuffer> records, Consumer<String> problems)
            throws IOException {
        ByteBuffer data = little(length + TAIL);
        fill(from, data, position + HEAD);
        if (masked(data, length) == data.getInt(length)) {
            data.limit(length);
            records.accept(data);
        } else {
            problems.accept("the event file " + path + " is damaged at byte " + position
                    + " (a record's checksum is wrong): the record is passed over");
        }
    }

    private static void fill(FileChannel from, ByteBuffer buffer, long at) throws IOException {
        while (buffer.hasRemaining()) {
            if (from.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("the file became shorter");
            }
        }
        buffer.flip();
    }

    private static int masked(ByteBuffer buffer, int length) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().position(0).limit(length));
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + MASK;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether nothing more can be read of it. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        channel = null;
    }
}
