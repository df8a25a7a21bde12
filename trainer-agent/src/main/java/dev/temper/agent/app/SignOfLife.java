package dev.temper.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is written anew every few seconds while the agent's loop turns: the health check of the agent's image looks
 * at its time. For one thread.
 */
final class SignOfLife {
    /** The environment variable that names the file; without it there is none. */
    static final String VARIABLE = "TEMPER_ALIVE";

    /** How often the loop must turn. */
    static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Logger LOG = LoggerFactory.getLogger(SignOfLife.class);

    private final @Nullable Path file;
    private long last = System.nanoTime() - EVERY_NANOS;
    private boolean said;

    /** With null or a blank for no file. */
    SignOfLife(@Nullable String file) {
        this.file = file == null || file.isBlank() ? null : Path.of(file);
    }

    /** The loop turns. */
    void give() {
        if (file == null || System.nanoTime() - last < EVERY_NANOS) {
            return;
        }
        last = System.nanoTime();
        try {
            Files.writeString(file, "");
            said = false;
        } catch (IOException e) {
            if (!said) {
                LOG.warn("{} names {}, which cannot be written: {}", VARIABLE, file, e.toString());
                said = true;
            }
        }
    }
}
