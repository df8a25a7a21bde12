package dev.temper.deploy.cli;

import dev.temper.deploy.GivenFile;
import dev.temper.sinks.mlflow.MlflowSettings;
import dev.temper.sinks.mlflow.MlflowSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper sink mlflow}: experiments and trials as runs of MLflow. */
@Command(
        name = "mlflow",
        mixinStandardHelpOptions = true,
        header = "Writes experiments and their trials as runs of MLflow.",
        description = {
            "An experiment is a run, and each trial a child of it, with parameters, metrics and status.",
            "A login: MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or --token-file."
        },
        sortOptions = false)
final class SinkMlflowCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            defaultValue = "${env:MLFLOW_TRACKING_URI}",
            description = "MLflow's tracking server, such as http://127.0.0.1:5000 (MLFLOW_TRACKING_URI).")
    private String url = "";

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "MLflow's experiment, which is made if it is not there; default: ${DEFAULT-VALUE}.")
    private String project = "temper";

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with a token for the server.")
    private @Nullable Path tokenFile;

    @Mixin
    private SinkOptions options = new SinkOptions();

    @Override
    public Integer call() {
        MlflowSettings settings = new MlflowSettings(options.address(url), project, login());
        return options.run(new MlflowSink(settings), "MLflow at " + url);
    }

    private Map<String, String> login() {
        String token = tokenFile == null ? System.getenv("MLFLOW_TRACKING_TOKEN") : GivenFile.text(tokenFile);
        String user = System.getenv("MLFLOW_TRACKING_USERNAME");
        String password = System.getenv("MLFLOW_TRACKING_PASSWORD");
        if (token != null && !token.isBlank()) {
            return Map.of("Authorization", "Bearer " + token.strip());
        }
        if (user == null || password == null) {
            return Map.of();
        }
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
}
