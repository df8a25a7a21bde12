package dev.temper.benchmarks.soak;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Sizes of what lies on disk while programs write there. */
final class Disk {
    private Disk() {}

    /** Bytes of all files below a directory. */
    static long bytes(Path root) throws IOException {
        return bytes(root, (directory, file) -> true);
    }

    /** Bytes of the records of topics, in a broker's directory, whose names are wanted. */
    static long records(Path broker, Predicate<String> topics) throws IOException {
        return bytes(broker, (directory, file) -> file.endsWith(".log") && topics.test(topic(directory)));
    }

    /** The topic of a directory such as {@code temper.journal-3}. */
    private static String topic(String directory) {
        int dash = directory.lastIndexOf('-');
        return dash < 0 ? directory : directory.substring(0, dash);
    }

    private static long bytes(Path root, BiPredicate<String, String> wanted) throws IOException {
        long[] sum = {0};
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path in = file.getParent();
                if (in != null
                        && wanted.test(
                                in.getFileName().toString(), file.getFileName().toString())) {
                    sum[0] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE; // removed meanwhile, as stores and brokers do
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }
}
