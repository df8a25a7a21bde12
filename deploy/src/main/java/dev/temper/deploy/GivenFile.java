package dev.temper.deploy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a user names, and what is said when it is not to be had. */
public final class GivenFile {
    private GivenFile() {}

    /**
     * The file itself.
     *
     * @throws Failure when there is none, or it is a folder or may not be read
     */
    public static Path readable(Path file) {
        if (!Files.exists(file)) {
            throw new Failure("no such file: " + file);
        }
        if (Files.isDirectory(file)) {
            throw new Failure(file + " is a folder: give a file");
        }
        if (!Files.isReadable(file)) {
            throw new Failure(file + " may not be read: permission denied");
        }
        return file;
    }

    /**
     * Its text, in UTF-8.
     *
     * @throws Failure when it cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(readable(file));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** What to say of a file that could not be read after all. */
    public static Failure failure(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new Failure("no such file: " + file, cause);
        }
        return cause instanceof AccessDeniedException
                ? new Failure(file + " may not be read: permission denied", cause)
                : new Failure("cannot read %s: %s".formatted(file, cause), cause);
    }
}
