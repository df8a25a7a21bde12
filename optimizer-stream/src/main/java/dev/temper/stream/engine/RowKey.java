package dev.temper.stream.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of rows: {@code EXPERIMENT 0 KIND PARTS}, so that an experiment's rows lie together and, since numbers are
 * big-endian and never negative, those with a number in its order. No experiment's name holds a 0 byte; a text among
 * the parts may, and is therefore led by its length.
 */
final class RowKey {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    private RowKey(String experiment, RowKind kind) {
        bytes.writeBytes(prefix(experiment).get());
        bytes.write(kind.letter());
    }

    /** Begins a key. */
    static RowKey of(String experiment, RowKind kind) {
        return new RowKey(experiment, kind);
    }

    RowKey with(int number) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
        return this;
    }

    RowKey with(long number) {
        bytes.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
        return this;
    }

    RowKey with(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        with(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    Bytes bytes() {
        return Bytes.wrap(bytes.toByteArray());
    }

    /** What every row of an experiment begins with. */
    static Bytes prefix(String experiment) {
        byte[] name = experiment.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(Arrays.copyOf(name, name.length + 1));
    }

    /** Behind every row of an experiment, and before those of the next. */
    static Bytes after(String experiment) {
        byte[] key = prefix(experiment).get();
        key[key.length - 1] = 1;
        return Bytes.wrap(key);
    }

    /** Whose row a key is. */
    static String experiment(Bytes key) {
        byte[] all = key.get();
        return new String(all, 0, nameLength(all), StandardCharsets.UTF_8);
    }

    private static int nameLength(byte[] key) {
        int length = 0;
        while (length < key.length - 1 && key[length] != 0) {
            length++;
        }
        return length;
    }

    /** The parts of a key found under a prefix, to be read with {@link ByteBuffer#getInt} and the like. */
    static ByteBuffer parts(Bytes key, Bytes prefix) {
        int from = prefix.get().length;
        return ByteBuffer.wrap(key.get(), from, key.get().length - from);
    }

    static String text(ByteBuffer parts) {
        byte[] utf8 = new byte[parts.getInt()];
        parts.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A key for a message: the experiment, the kind's letter, the parts in hexadecimal. */
    static String describe(Bytes key) {
        byte[] all = key.get();
        int name = nameLength(all);
        int parts = Math.min(name + 2, all.length);
        return new String(all, 0, name, StandardCharsets.UTF_8) + "/" + (char) all[parts - 1] + "/"
                + HexFormat.of().formatHex(all, parts, all.length);
    }
}
