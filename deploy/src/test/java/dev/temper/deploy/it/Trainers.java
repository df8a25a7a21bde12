package dev.temper.deploy.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Training processes on this machine. */
final class Trainers {
    private Trainers() {}

    /** Those that live now, write to these records, and are not held for a decision. */
    static List<ProcessHandle> of(Path records) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(records.toString()))
                .filter(process -> !isHeld(process))
                .toList();
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
