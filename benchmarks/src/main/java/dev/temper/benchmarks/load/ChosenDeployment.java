package dev.temper.benchmarks.load;

import dev.temper.deploy.cli.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which deployment is measured: one in this JVM, or one that runs. */
final class ChosenDeployment {
    @Option(
            names = "--running",
            description =
                    "Measure the deployment that runs at --bootstrap and --registry, such as that of temper up --processes, "
                            + "rather than one in this JVM.")
    private boolean running;

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the optimizer in this JVM to try out, such as engine.threads=4 or model.threads=2; repeatable.")
    private Map<String, String> settings = new TreeMap<>();

    /** Opens it. */
    Deployment open(Path data) throws IOException {
        return running ? new RunningDeployment(connection.endpoints()) : new OwnDeployment(data, settings);
    }

    /** What was set. */
    Map<String, String> settings() {
        return settings;
    }
}
