package dev.temper.deploy.client;

import java.util.HashMap;
import java.util.Map;

/**
 * Where a stack is reached.
 *
 * @param bootstrap Kafka's {@code bootstrap.servers}
 * @param registry URL of the schema registry
 */
public record Endpoints(String bootstrap, String registry) {
    /** Settings of a Kafka client that gives up after some seconds; a new map each time. */
    public Map<String, Object> kafka() {
        return new HashMap<>(
                Map.of("bootstrap.servers", bootstrap, "request.timeout.ms", 5_000, "default.api.timeout.ms", 15_000));
    }

    /** Settings of a serde. */
    public Map<String, Object> serde() {
        return Map.of("schema.registry.url", registry);
    }

    /** What to say when no broker answers. */
    public String unreachable() {
        return "no Kafka broker answers at %s: start one with `temper up`, or say where it is with --bootstrap or TEMPER_BOOTSTRAP"
                .formatted(bootstrap);
    }
}
