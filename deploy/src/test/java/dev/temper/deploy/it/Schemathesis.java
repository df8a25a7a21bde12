package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Schemathesis: calls an API in every way that its description allows, and in many that it does not. */
final class Schemathesis {
    private static final String PYTHON = System.getProperty("temper.python", "python3");
    private static final int CALLS = 10_000;
    private static final int SECONDS = Integer.getInteger("temper.schemathesis.seconds", 180);

    private final Path directory;

    Schemathesis(Path directory) {
        this.directory = directory;
    }

    /** Fails if an answer is a server's error, or one that the description leaves out; does nothing where it is missing. */
    void call(ApiProcess api, String experiment) {
        if (run(directory.resolve("there"), List.of("-c", "import schemathesis")) != 0) {
            System.out.println("SKIPPED: Schemathesis against the API; " + PYTHON + " does not have it");
            return;
        }
        Path said = directory.resolve("said");
        int status = run(
                said,
                List.of(
                        Path.of("src", "test", "resources", "python", "call_api.py")
                                .toAbsolutePath()
                                .toString(),
                        api.url(),
                        ApiProcess.ADMIN,
                        experiment,
                        Integer.toString(CALLS),
                        Integer.toString(SECONDS)));
        String text = read(said);
        assertThat(status).as(text).isZero();
        System.out.println(text.lines().reduce("", (first, last) -> last));
        assertThat(api.alive()).isTrue();
    }

    private int run(Path said, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
