package dev.temper.deploy.client;

import dev.temper.schemas.registry.RegistryClient;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a stack is reached, and how.
 *
 * @param bootstrap Kafka's {@code bootstrap.servers}
 * @param registry URL of the schema registry
 * @param client security and whatever else clients need there
 */
public record Endpoints(String bootstrap, String registry, ClientSettings client) {
    /** A stack that needs no other settings, such as the embedded one. */
    public Endpoints(String bootstrap, String registry) {
        this(bootstrap, registry, ClientSettings.NONE);
    }

    /** Settings of a Kafka client that gives up after some seconds; a new map each time. */
    public Map<String, Object> kafka() {
        TokenAddresses.permit(client.kafka());
        Map<String, Object> settings =
                new HashMap<>(Map.of("request.timeout.ms", 5_000, "default.api.timeout.ms", 15_000));
        settings.putAll(client.kafka());
        settings.put("bootstrap.servers", bootstrap);
        return settings;
    }

    /** Settings of a serde. */
    public Map<String, Object> serde() {
        Map<String, Object> settings = new HashMap<>(client.registry());
        settings.put("schema.registry.url", registry);
        return settings;
    }

    /** A client of the registry. */
    public RegistryClient registryClient() {
        return RegistryClient.open(registry, client.registry());
    }

    /** What to say when no broker answers. */
    public String unreachable() {
        return "no Kafka broker answers at %s: start one with `temper up`, or say where it is with --bootstrap or TEMPER_BOOTSTRAP"
                .formatted(bootstrap);
    }
}
