package dev.temper.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a slot runs, on disk: so that the guard of an agent that was killed, and the agent itself when it starts again, find
 * its processes. Lines of {@code name=value}, which a shell reads too.
 *
 * @param token value of {@value #VARIABLE} in the environment of the process and of all that it starts
 * @param pid the process; 0 when it was only about to be started
 * @param started its start by its own host's clock; null when unknown
 * @param checkpoints the directory that it writes into; null when unknown
 */
record RunFile(
        String token,
        long pid,
        @Nullable Instant started,
        @Nullable Path checkpoints) {
    /** Environment variable that marks the processes of a run. */
    static final String VARIABLE = "TEMPER_RUN";

    static final String SUFFIX = ".run";

    static Path of(Path state, int slot) {
        return state.resolve("slot-" + slot + SUFFIX);
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("token=" + token + "\npid=" + pid + "\n");
        if (started != null) {
            text.append("started=").append(started).append('\n');
        }
        if (checkpoints != null && checkpoints.toString().indexOf('\n') < 0) {
            text.append("checkpoints=").append(checkpoints).append('\n');
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(temporary, text.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads a file; null when it holds no run (it was cut off by a full disk). */
    static @Nullable RunFile read(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, Math.max(equals, 0)), line.substring(equals + 1));
        });
        String token = values.getOrDefault("token", "");
        String started = values.get("started");
        String checkpoints = values.get("checkpoints");
        try {
            return token.isEmpty()
                    ? null
                    : new RunFile(
                            token,
                            Long.parseLong(values.getOrDefault("pid", "0")),
                            started == null ? null : Instant.parse(started),
                            checkpoints == null ? null : Path.of(checkpoints));
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
