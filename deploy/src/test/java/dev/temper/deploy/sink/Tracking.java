package dev.temper.deploy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Python with MLflow and wandb. Where there is none, a build goes without, unless {@code TEMPER_MLFLOW} is {@code required}. */
final class Tracking {
    private final Path bin;

    private Tracking(Path bin) {
        this.bin = bin;
    }

    /** From where build-config/tracking puts it, or from the path. */
    static Optional<Tracking> find() {
        Optional<Tracking> found = Stream.concat(
                        Stream.of("../target/tracking/bin"),
                        Stream.of(System.getenv("PATH").split(":", -1)))
                .map(directory -> Path.of(directory).toAbsolutePath())
                .filter(directory -> Files.isExecutable(directory.resolve("mlflow")))
                .findFirst()
                .map(Tracking::new);
        assertThat(found.isPresent() || !"required".equals(System.getenv("TEMPER_MLFLOW")))
                .as("TEMPER_MLFLOW is required, and there is no mlflow: build-config/tracking target/tracking")
                .isTrue();
        if (found.isEmpty()) {
            System.out.println(
                    "SKIPPED: checks by MLflow and wandb; build-config/tracking target/tracking fetches them");
        }
        return found;
    }

    /** Starts MLflow's tracking server on a database of its own. */
    Process server(Path directory, int port) throws IOException {
        ProcessBuilder server = new ProcessBuilder(
                bin.resolve("mlflow").toString(),
                "server",
                "--backend-store-uri",
                "sqlite:///" + directory.resolve("mlflow.db"),
                "--default-artifact-root",
                directory.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--workers",
                "1");
        return server.redirectErrorStream(true)
                .redirectOutput(directory.resolve("mlflow.log").toFile())
                .start();
    }

    /** Lines that a script of the test's resources prints. */
    List<String> python(String script, Path... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                bin.resolve("python").toString(),
                Path.of("src/test/resources/python", script).toString()));
        Stream.of(arguments).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
