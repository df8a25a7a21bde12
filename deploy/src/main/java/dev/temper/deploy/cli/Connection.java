package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.deploy.client.BrokerProbe;
import dev.temper.deploy.client.ClientSettings;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Reads;
import dev.temper.deploy.client.TopicReads;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which broker and registry a command talks to, and how: by default those of {@code temper up} here. */
public final class Connection {
    /** Port of {@code temper up}'s broker. */
    public static final int BROKER_PORT = 9092;

    /** Port of {@code temper up}'s registry. */
    public static final int REGISTRY_PORT = 8081;

    /** Port of {@code temper up}'s page and API. */
    public static final int HTTP_PORT = 8090;

    static final String BROKER = "127.0.0.1:" + BROKER_PORT;
    static final String REGISTRY = "http://127.0.0.1:" + REGISTRY_PORT;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:TEMPER_BOOTSTRAP}",
            description = "Kafka brokers (TEMPER_BOOTSTRAP); default: the client file's, or " + BROKER + ".")
    private @Nullable String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:TEMPER_REGISTRY}",
            description = "Schema registry (TEMPER_REGISTRY); default: the client file's, or " + REGISTRY + ".")
    private @Nullable String registry;

    @Mixin
    private ApiOption api = new ApiOption();

    @Mixin
    private ClientFile clientFile = new ClientFile();

    private @Nullable Endpoints given;
    private boolean looked;

    /** Where the command connects, once a broker answers there as the settings want it. */
    public Endpoints endpoints() {
        Endpoints endpoints = given();
        if (!looked && !BrokerProbe.answers(endpoints)) {
            throw new Failure(endpoints.unreachable());
        }
        looked = true;
        return endpoints;
    }

    /** What a command shows that only looks. */
    Reads reads() {
        return api.reads(given(), () -> new TopicReads(endpoints()));
    }

    /** Where the command connects, whether or not somebody is there. */
    Endpoints given() {
        if (given == null) {
            ClientSettings client = clientFile.read();
            given = new Endpoints(
                    first(bootstrap, client.bootstrap(), BROKER),
                    first(registry, client.registryUrl(), REGISTRY),
                    client);
        }
        return given;
    }

    /** The first that is set; the last one is. */
    static String first(@Nullable String option, @Nullable String file, String fallback) {
        return option != null ? option : Objects.requireNonNullElse(file, fallback);
    }
}
