package dev.temper.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be put right when a run has ended.
 *
 * @param file says on disk that the slot runs something
 * @param token marks all that the run started
 * @param nobodyWrites called when all of it has ended
 */
record RunTraces(Path file, String token, Runnable nobodyWrites) {
    private static final Logger LOG = LoggerFactory.getLogger(RunTraces.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The process that led the run has ended, and what was left of its group was killed. */
    void clear(long leader) throws InterruptedException {
        if (Survivors.awaitNone(leader, token, PATIENCE)) {
            nobodyWrites.run();
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Cannot remove {}: {}", file, e.toString());
        }
    }
}
