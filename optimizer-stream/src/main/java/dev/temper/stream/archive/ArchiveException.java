package dev.temper.stream.archive;

/** An archive cannot be written, read or imported; the message says why and what to do. */
public final class ArchiveException extends RuntimeException {
    ArchiveException(String message) {
        super(message);
    }

    ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
