package dev.temper.deploy.embedded;

import dev.temper.deploy.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that a broker keeps everything in, held by one process at a time.
 *
 * <p>Kafka locks its log directory too, but only after it has started half of itself, and says so with a stack trace.
 */
final class DataDirectory implements AutoCloseable {
    /** With less, the broker could stop in the middle of its first segments. */
    static final long LEAST_FREE_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Makes the directory if it is missing and takes it; throws a {@link Failure} when it is not to be had. */
    static DataDirectory take(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new Failure(
                        "the data directory %s has only %d MB free, the broker needs at least %d MB: free some space or choose another directory with --data"
                                .formatted(root, free >> 20, LEAST_FREE_BYTES >> 20));
            }
            return new DataDirectory(root, lock(root));
        } catch (IOException e) {
            throw new Failure(
                    "the data directory %s cannot be used (%s): choose another one with --data".formatted(root, e), e);
        }
    }

    /** Throws a {@link Failure} when the directory is not to be had: before anything else is begun on it. */
    static void check(Path directory) {
        try (DataDirectory taken = take(directory)) {
            LOG.debug("{} can be had", taken.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        Path file = root.resolve("temper.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new Failure(
                    "the data directory %s is in use%s: is another `temper up` running on it? Stop that one, or choose another directory with --data"
                            .formatted(root, holder(file)));
        }
        channel.truncate(0)
                .write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    /** Where Kafka keeps its logs. */
    Path kafka() {
        return root.resolve("kafka");
    }

    /** Free space in megabytes, or -1 when it cannot be told. */
    static long freeMegabytes(@Nullable Path directory) {
        try {
            return directory == null ? -1 : Files.getFileStore(directory).getUsableSpace() >> 20;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
