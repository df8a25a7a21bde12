package dev.temper.deploy.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Training processes on this machine. */
final class Trainers {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Trainers() {}

    /** Those that live now, write to these records, and are not held for a decision. */
    static List<ProcessHandle> of(Path records) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(records.toString()))
                .filter(process -> !isHeld(process))
                .toList();
    }

    /** Waits until another one begins, which has all of its epochs ahead. */
    static void awaitNew(Path records) {
        List<ProcessHandle> before = of(records);
        Await.until("a process that begins to train", LONGEST, () -> !before.containsAll(of(records)));
    }

    private static boolean isHeld(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"))
                    .contains("State:\tT");
        } catch (IOException e) {
            return true; // it has ended
        }
    }
}
