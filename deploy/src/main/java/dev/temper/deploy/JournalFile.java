package dev.temper.deploy;

import dev.temper.stream.archive.Archive;
import dev.temper.stream.archive.ArchiveException;
import dev.temper.stream.replay.BadExportException;
import dev.temper.stream.replay.ExportReader;
import dev.temper.stream.replay.Recording;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The journal of an experiment in a file that {@code temper replay --export} wrote, or in a directory of an export. */
public final class JournalFile {
    private JournalFile() {}

    /**
     * Reads it whole.
     *
     * @throws Failure when it cannot be read, or was changed
     */
    public static Recording read(Path file) {
        try {
            return Files.isDirectory(file) ? Archive.readDirectory(file) : ExportReader.read(GivenFile.readable(file));
        } catch (ArchiveException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (BadExportException | UncheckedIOException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }
}
