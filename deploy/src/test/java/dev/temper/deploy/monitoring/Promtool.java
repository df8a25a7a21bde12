package dev.temper.deploy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus's own checker. Where there is none, a build goes without, unless {@code TEMPER_PROMTOOL} is {@code required}. */
public final class Promtool {
    private Promtool() {}

    /** The program, from the path or from where build-config/promtool puts it. */
    static Optional<Path> find() {
        Optional<Path> found = Stream.concat(
                        Stream.of("../target/promtool"),
                        Stream.of(System.getenv("PATH").split(":", -1)))
                .map(directory -> Path.of(directory, "promtool").toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
        assertThat(found.isPresent() || !"required".equals(System.getenv("TEMPER_PROMTOOL")))
                .as("TEMPER_PROMTOOL is required, and there is no promtool: build-config/promtool target/promtool")
                .isTrue();
        if (found.isEmpty()) {
            System.out.println("SKIPPED: checks by promtool; build-config/promtool target/promtool fetches it");
        }
        return found;
    }

    /**
     * What it prints; its status must be 0.
     *
     * @param input what it reads
     */
    static String run(Path promtool, String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(promtool.toString()));
        command.addAll(List.of(arguments));
        Path file = Files.createTempFile("promtool", ".in");
        try {
            Files.writeString(file, input);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(file.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } finally {
            Files.delete(file);
        }
    }
}
