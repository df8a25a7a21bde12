package dev.temper.deploy.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of its own, which can be filled. */
final class Disk implements AutoCloseable {
    private final Path mount;

    Disk(Path mount, int megabytes) {
        this.mount = mount;
        try {
            Files.createDirectories(mount);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Shell.run("mount -t tmpfs -o size=" + megabytes + "m tmpfs " + mount);
    }

    Path path() {
        return mount;
    }

    /** Writes until nothing more fits. */
    void fill() {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filling())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // That is what it is for.
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filling());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filling() {
        return mount.resolve("filling");
    }

    @Override
    public void close() {
        Shell.tryTo("umount -l " + mount);
    }
}
