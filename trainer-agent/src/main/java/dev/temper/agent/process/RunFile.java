package dev.temper.agent.process;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a slot runs, on disk: so that an agent that was killed finds the processes of its last run when it starts again.
 *
 * @param token value of {@value #VARIABLE} in the environment of the process and of all that it starts
 * @param pid the process; 0 when it was only about to be started
 * @param started its start by its own host's clock; null when unknown
 */
record RunFile(String token, long pid, @Nullable Instant started) {
    /** Environment variable that marks the processes of a run. */
    static final String VARIABLE = "TEMPER_RUN";

    static final String SUFFIX = ".run";

    static Path of(Path state, int slot) {
        return state.resolve("slot-" + slot + SUFFIX);
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("token", token);
        properties.setProperty("pid", String.valueOf(pid));
        if (started != null) {
            properties.setProperty("started", started.toString());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
        Files.move(
                temporary,
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads a file; null when it holds no run (it was cut off by a full disk). */
    static @Nullable RunFile read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            String token = properties.getProperty("token", "");
            String started = properties.getProperty("started");
            return token.isEmpty()
                    ? null
                    : new RunFile(
                            token,
                            Long.parseLong(properties.getProperty("pid", "0")),
                            started == null ? null : Instant.parse(started));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return null;
        }
    }
}
