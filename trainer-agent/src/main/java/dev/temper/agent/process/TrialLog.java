package dev.temper.agent.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The output of a trial's processes: all of it in a file (and one older file, when it grows over its size), its last
 * lines in memory. When the file cannot be written, the output is dropped and training goes on. Safe for use by several
 * threads.
 */
final class TrialLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrialLog.class);
    private static final int TAIL_LINES = 20;
    private static final int TAIL_CHARS = 300;

    private final Path file;
    private final long maxBytes;
    private final Deque<String> tail = new ArrayDeque<>();
    private @Nullable OutputStream out;
    private long written;

    TrialLog(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            written = Files.exists(file) ? Files.size(file) : 0;
            out = open();
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** Adds bytes as they came. */
    synchronized void bytes(byte[] bytes, int length) {
        if (out == null) {
            return;
        }
        try {
            if (written + length > maxBytes) {
                rotate();
            }
            out.write(bytes, 0, length);
            written += length;
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** Adds a remark of the agent's own. */
    void remark(String text) {
        byte[] bytes = ("[agent] " + text + "\n").getBytes(StandardCharsets.UTF_8);
        bytes(bytes, bytes.length);
    }

    /** Remembers a line as one of the last. */
    synchronized void line(String text) {
        if (tail.size() == TAIL_LINES) {
            tail.removeFirst();
        }
        tail.addLast(text.length() > TAIL_CHARS ? text.substring(0, TAIL_CHARS) + "..." : text);
    }

    /** The last lines. */
    synchronized String tail() {
        return tail.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public synchronized void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            LOG.warn("Closing {}: {}", file, e.toString());
        }
        out = null;
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        if (out != null) {
            out.close();
        }
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        out = open();
        written = 0;
    }

    private void giveUp(IOException e) {
        LOG.warn(
                "Cannot write {}: the rest of this process's output is not logged, training goes on. {}",
                file,
                e.toString());
        out = null;
    }
}
