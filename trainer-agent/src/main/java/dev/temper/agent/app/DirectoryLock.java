package dev.temper.agent.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps two agents from sharing a state directory: they would end each other's processes. */
final class DirectoryLock {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a directory.
     *
     * @throws IllegalStateException when another agent has it
     */
    static DirectoryLock take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("Held by this process", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IllegalStateException(
                "another agent runs on " + directory + ": give each agent a directory of its own (setting directory)");
    }

    /** Gives it back; the process's end does so too. */
    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("Releasing the agent's directory: {}", e.toString());
        }
    }
}
