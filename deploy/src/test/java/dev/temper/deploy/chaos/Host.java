package dev.temper.deploy.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The clock and the speed of the disk of one host, as all processes on it see them: a library that is loaded before any
 * other reads both from a file.
 */
final class Host {
    private final Path file;
    private long aheadNanos;
    private long writeMicros;

    /** With the right time and a fast disk. */
    Host(Path file) {
        this.file = file;
        tell();
    }

    /** Compiles the library; needs a C compiler. */
    static Path library(Path directory) {
        Path source = directory.resolve("host.c");
        Path library = directory.resolve("host.so");
        try (InputStream text = Host.class.getResourceAsStream("/chaos/host.c")) {
            Files.copy(Objects.requireNonNull(text), source, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Shell.run("cc -shared -fPIC -O2 -o " + library + " " + source + " -ldl");
        return library;
    }

    /** The words before a command that runs on this host. */
    List<String> on(Path library) {
        return List.of("env", "LD_PRELOAD=" + library, "CHAOS_HOST=" + file);
    }

    /** Sets its clock, so much ahead of the right time. */
    void setClock(Duration ahead) {
        aheadNanos = ahead.toNanos();
        tell();
    }

    /** From now on every write to a file waits for so long. */
    void slowDisk(Duration write) {
        writeMicros = write.toNanos() / 1_000;
        tell();
    }

    private void tell() {
        ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.nativeOrder());
        numbers.putLong(aheadNanos).putLong(writeMicros);
        try {
            Files.createDirectories(file.getParent());
            // In place: processes have mapped it.
            Files.write(file, numbers.array(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
