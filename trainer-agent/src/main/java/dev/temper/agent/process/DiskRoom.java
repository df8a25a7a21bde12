package dev.temper.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much room there is where an agent and its training write. */
public final class DiskRoom {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final long MEGABYTE = 1 << 20;

    private final Map<String, Path> directories;
    private final long minFreeBytes;
    private final Probe probe;

    /** Finds how much of a disk is free. */
    public interface Probe {
        /** Bytes that may be written below a directory that exists. */
        long usable(Path directory) throws IOException;
    }

    /**
     * Room in directories.
     *
     * @param directories by the settings that name them; they may not be there yet
     * @param minFreeBytes how much must be free in each; 0: anything will do
     */
    public DiskRoom(Map<String, Path> directories, long minFreeBytes, Probe probe) {
        this.directories = new TreeMap<>(directories);
        this.minFreeBytes = minFreeBytes;
        this.probe = probe;
    }

    /** Room on real disks. */
    public static DiskRoom of(Map<String, Path> directories, long minFreeBytes) {
        return new DiskRoom(
                directories,
                minFreeBytes,
                directory -> Files.getFileStore(directory).getUsableSpace());
    }

    /** What is lacking; null when there is enough room, or nobody can tell. */
    public @Nullable String shortage() {
        for (Map.Entry<String, Path> directory : directories.entrySet()) {
            try {
                long free = probe.usable(existing(directory.getValue()));
                if (free < minFreeBytes) {
                    return "the disk of " + directory.getKey() + " (" + directory.getValue() + ") has "
                            + free / MEGABYTE + " MB free and needs " + minFreeBytes / MEGABYTE
                            + " (checkpoints.minFreeMegabytes)";
                }
            } catch (IOException e) {
                LOG.debug("Cannot tell how much is free in {}", directory, e);
            }
        }
        return null;
    }

    private static Path existing(Path directory) {
        Path found = directory.toAbsolutePath();
        while (found.getParent() != null && !Files.exists(found)) {
            found = found.getParent();
        }
        return found;
    }
}
