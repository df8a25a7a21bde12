package dev.temper.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be put right when a run has ended.
 *
 * @param file says on disk that the slot runs something
 * @param nobodyWrites called when all that the run started has ended
 */
record RunTraces(Path file, Runnable nobodyWrites) {
    private static final Logger LOG = LoggerFactory.getLogger(RunTraces.class);

    /** The process that led the run has ended; {@code over}: and all that it started. */
    void clear(boolean over) {
        if (over) {
            nobodyWrites.run();
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Cannot remove {}: {}", file, e.toString());
        }
    }
}
