package dev.temper.agent.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is added to a file, which may come later, be cut off and written anew, or be replaced by another of its name;
 * of one that is replaced, the rest is read first.
 */
final class FileTail implements Closeable {
    private static final int BUFFER = 65_536;

    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private long position;

    /** Takes what was read. */
    interface Reader {
        /** Bytes in their order. */
        void bytes(byte[] bytes, int length);

        /** A new file begins, or the file begins anew. */
        void begins();
    }

    FileTail(Path path) {
        this.path = path;
    }

    /** Passes over what the file has now; nothing when there is none. */
    void skip() throws IOException {
        BasicFileAttributes now = attributes();
        if (now != null) {
            key = now.fileKey();
            position = now.size();
        }
    }

    /** How much of the file was passed over or read. */
    long position() {
        return position;
    }

    void read(Reader reader) throws IOException {
        BasicFileAttributes now = attributes();
        if (now == null) {
            rest(reader);
            return;
        }
        if (!Objects.equals(key, now.fileKey())) {
            rest(reader);
            close();
            if (key != null) {
                reader.begins();
            }
            key = now.fileKey();
            position = 0;
        } else if (now.size() < position) {
            reader.begins();
            position = 0;
        }
        if (channel == null && now.size() > position) {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }
        rest(reader);
    }

    private void rest(Reader reader) throws IOException {
        FileChannel from = channel;
        if (from == null) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        int length = from.read(buffer, position);
        while (length > 0) {
            position += length;
            reader.bytes(buffer.array(), length);
            buffer.clear();
            length = from.read(buffer, position);
        }
    }

    private @Nullable BasicFileAttributes attributes() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (!now.isRegularFile()) {
                throw new IOException("it is no file"); // and a pipe would be waited for
            }
            return now;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        channel = null;
    }
}
