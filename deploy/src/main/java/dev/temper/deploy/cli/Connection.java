package dev.temper.deploy.cli;

import dev.temper.deploy.client.Endpoints;
import picocli.CommandLine.Option;

/** Options that say which broker and registry a command talks to: by default those of {@code temper up} here. */
public final class Connection {
    /** Port of {@code temper up}'s broker. */
    public static final int BROKER_PORT = 9092;

    /** Port of {@code temper up}'s registry. */
    public static final int REGISTRY_PORT = 8081;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:TEMPER_BOOTSTRAP:-127.0.0.1:" + BROKER_PORT + "}",
            description = "Kafka brokers (TEMPER_BOOTSTRAP); default ${DEFAULT-VALUE}.")
    private String bootstrap = "";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:TEMPER_REGISTRY:-http://127.0.0.1:" + REGISTRY_PORT + "}",
            description = "Schema registry (TEMPER_REGISTRY); default ${DEFAULT-VALUE}.")
    private String registry = "";

    /** Where the command connects. */
    public Endpoints endpoints() {
        return new Endpoints(bootstrap, registry);
    }
}
