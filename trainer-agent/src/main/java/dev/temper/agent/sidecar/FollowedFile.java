package dev.temper.agent.sidecar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A file that somebody writes, as a stream that ends when the writer has ended and everything was read. */
final class FollowedFile extends InputStream {
    private static final long POLL_MILLIS = 50;

    private final Path file;
    private final BooleanSupplier ended;
    private @Nullable InputStream in;

    FollowedFile(Path file, BooleanSupplier ended) {
        this.file = file;
        this.ended = ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            boolean last = ended.getAsBoolean(); // before the look: what is written until the end counts
            if (in == null && Files.exists(file)) {
                in = Files.newInputStream(file);
            }
            int read = in == null ? -1 : in.read(bytes, offset, length);
            if (read > 0 || last) {
                return read;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
