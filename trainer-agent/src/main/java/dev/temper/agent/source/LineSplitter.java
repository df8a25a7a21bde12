package dev.temper.agent.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines, at line feeds and at carriage returns (progress bars end so). Keeps at most so many
 * bytes of a line: the rest of it is dropped and counted, so that a line without an end takes no memory.
 */
public final class LineSplitter {
    private final int maxBytes;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private long dropped;

    /** Hands the lines on, of so many bytes at most. */
    public LineSplitter(int maxBytes, Consumer<String> lines) {
        this.maxBytes = maxBytes;
        this.lines = lines;
    }

    /** Takes bytes as they come. */
    public void accept(byte[] bytes, int length) {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                keep(bytes, from, at);
                end();
                from = at + 1;
            }
        }
        keep(bytes, from, length);
    }

    /** Takes what stands after the last line end as a line. */
    public void end() {
        if (line.size() > 0) {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            lines.accept(text);
        }
    }

    /** Bytes that were dropped because their lines were too long. */
    public long dropped() {
        return dropped;
    }

    private void keep(byte[] bytes, int from, int to) {
        int room = Math.min(to - from, maxBytes - line.size());
        line.write(bytes, from, room);
        dropped += to - from - room;
    }
}
