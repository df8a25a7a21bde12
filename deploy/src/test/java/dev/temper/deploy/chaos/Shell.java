package dev.temper.deploy.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands of the operating system that end at once. */
final class Shell {
    private Shell() {}

    /** Runs a command, words parted by spaces; fails if it does. */
    static void run(String command) {
        String said = attempt(List.of(command.split(" ")));
        if (said != null) {
            throw new IllegalStateException(command + ": " + said);
        }
    }

    /** Runs a command, whatever comes of it. */
    static void tryTo(String command) {
        attempt(List.of(command.split(" ")));
    }

    /** Whether there is a program of this name. */
    static boolean has(String program) {
        return attempt(List.of("sh", "-c", "command -v " + program)) == null;
    }

    /** What it said if it failed; else null. */
    private static String attempt(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? null : said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
