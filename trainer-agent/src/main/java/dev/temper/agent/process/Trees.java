package dev.temper.agent.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whole directories: copied and removed. */
final class Trees {
    private static final Logger LOG = LoggerFactory.getLogger(Trees.class);

    private Trees() {}

    /**
     * Copies what is in a directory into an empty one, while somebody may still be writing there: what vanishes meanwhile
     * is not copied. Shares the blocks where the file system can, and never the files themselves: a program that writes
     * into its files would change both.
     *
     * @throws InterruptedIOException when the thread is interrupted
     */
    static void copy(Path from, Path to) throws IOException {
        if (!cloned(from, to)) {
            clear(to);
            Files.walkFileTree(from, new Copier(from, to));
        }
    }

    /** By the system's own command, which knows how to share blocks; false when there is none, or it could not. */
    private static boolean cloned(Path from, Path to) throws IOException {
        Process copy;
        try {
            copy = new ProcessBuilder("cp", "-a", "--reflink=auto", from + "/.", to.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.debug("No cp", e);
            return false;
        }
        try {
            return copy.waitFor() == 0;
        } catch (InterruptedException e) {
            copy.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while copying " + from);
        }
    }

    /** Removes a directory or a file and all that is in it; what cannot be removed is logged and left. */
    static void remove(Path tree) {
        try {
            if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
                clear(tree);
            }
            Files.deleteIfExists(tree);
        } catch (IOException e) {
            LOG.warn("Cannot remove {}: {}", tree, e.toString());
        }
    }

    private static void clear(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException failure) throws IOException {
                if (!inner.equals(directory)) {
                    Files.deleteIfExists(inner);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static final class Copier extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copier(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(target(inner));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while copying " + from);
            }
            if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                try {
                    Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                } catch (NoSuchFileException e) {
                    LOG.debug("{} vanished", file);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException && !file.equals(from)) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        private Path target(Path source) {
            return to.resolve(from.relativize(source).toString());
        }
    }

    /** Removes trees on a thread of their own, since that may take long and nobody waits for it. */
    static void removeLater(List<Path> trees) {
        if (!trees.isEmpty()) {
            Thread thread = new Thread(() -> trees.forEach(Trees::remove), "agent-cleanup");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
