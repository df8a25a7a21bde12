package dev.temper.tuning.play;

import dev.temper.tuning.TuningException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of raw results. A line is written in one go when its run is over, and a line that was torn by a crash is
 * dropped when the file is opened again, so that its run is played again. One process at a time. Thread-safe.
 */
public final class RunLog implements AutoCloseable {
    private final FileChannel channel;
    private final Map<Job, RunRow> rows = new LinkedHashMap<>();
    private boolean closed;

    private RunLog(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens the file, or begins it.
     *
     * @throws TuningException if it cannot be written, or another process writes it
     */
    public static RunLog open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new TuningException(file + " is being written by another process: wait, or give another --out");
            }
            return load(channel, file);
        } catch (IOException e) {
            throw new TuningException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    /** By the channel that holds the lock: another one on the same file would give the lock up when it is closed. */
    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until all is there
        }
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    private static RunLog load(FileChannel channel, Path file) throws IOException {
        String text = text(channel);
        if (!text.isEmpty()
                && !RunRow.HEADER.startsWith(text.lines().findFirst().orElse(""))) {
            channel.close();
            throw new TuningException(file + " is there and is no file of runs: give another --out");
        }
        RunLog log = new RunLog(channel);
        log.load(text);
        return log;
    }

    private void load(String text) throws IOException {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
        channel.position(channel.size());
        if (whole.isEmpty()) {
            append(RunRow.HEADER);
        }
        for (String line : whole.lines().toList()) {
            RunRow row = RunRow.parse(line);
            if (row != null) {
                rows.put(row.job(), row);
            }
        }
    }

    private void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Whether a job was played already. */
    public synchronized boolean has(Job job) {
        return rows.containsKey(job);
    }

    /** Keeps a result; after {@link #close} it is dropped. */
    public synchronized void add(RunRow row) {
        if (closed) {
            return;
        }
        try {
            append(row.toLine());
            rows.put(row.job(), row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All results so far, in the order in which they came. */
    public synchronized List<RunRow> rows() {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
