package dev.temper.stream.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of a stream as bytes, not characters: a flipped byte may be no character, or one that a text reader takes for a
 * line's end. A line lies in the buffer between {@link #start} and {@link #end} until the next one is asked for.
 */
final class ByteLines {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int filled;
    private boolean complete;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Reads on to the next line; false when there is no more, or only a piece without a line feed. */
    boolean next() throws IOException {
        start = complete ? end + 1 : end;
        end = start;
        complete = false;
        while (true) {
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            complete = end < filled;
            if (complete || !fill()) {
                return complete;
            }
        }
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            end -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where the line begins in the buffer. */
    int start() {
        return start;
    }

    /** Where it ends there, without its line feed. */
    int end() {
        return end;
    }
}
