package dev.temper.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether anything still lives of what a run started: of its group, or with its mark. Looks into {@code /proc}. */
final class Survivors {
    private static final Path PROC = Path.of("/proc");
    private static final long PAUSE_MILLIS = 10;

    private Survivors() {}

    /** Waits until nothing lives, at most so long; false when something does, or nobody can tell. */
    static boolean awaitNone(long leader, String token, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (any(leader, token)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    private static boolean any(long leader, String token) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (ofGroup(process, leader) || marked(process, token)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return true; // no /proc: it may live
        }
    }

    /** A zombie, which does nothing any more, is of no group. */
    private static boolean ofGroup(Path process, long leader) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4);
            return Long.parseLong(fields[2]) == leader && !fields[0].matches("[ZX]");
        } catch (IOException | RuntimeException e) {
            return false; // it has just ended
        }
    }

    /** Whether a process has the mark of a run in its environment. */
    static boolean marked(Path process, String token) {
        try {
            String variables = new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
            return ("\0" + variables + "\0").contains("\0" + RunFile.VARIABLE + "=" + token + "\0");
        } catch (IOException e) {
            return false; // another user's process, one that just ended, or no /proc
        }
    }
}
