package dev.temper.agent.kafka;

import dev.temper.schemas.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The key pair with which an agent signs, kept beside its spool: what the last run left is signed like the rest, and a
 * restarted agent takes its own place at once.
 */
public final class KeyFile {
    private static final String NAME = "signing.key";

    private KeyFile() {}

    /**
     * The pair that a directory keeps; made, for this user alone to read, when there is none.
     *
     * @throws IOException when it cannot be read or written, or is damaged
     */
    public static SigningKey in(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (Files.isRegularFile(file)) {
            try {
                return SigningKey.parse(Files.readString(file));
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        file + " is no key pair (" + e.getMessage() + "): remove it, and the agent makes another", e);
            }
        }
        Files.createDirectories(directory);
        SigningKey made = SigningKey.generate();
        Path temporary = Files.createTempFile(directory, NAME, ".new"); // which nobody else can read
        Files.writeString(temporary, made.text());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }
}
