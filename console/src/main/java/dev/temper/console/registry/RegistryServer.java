package dev.temper.console.registry;

import dev.temper.console.http.HttpSettings;
import dev.temper.console.http.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry for those who run none: Confluent's REST API as far as serializers use it (subjects, versions, ids,
 * compatibility, config, deletes), kept in the compacted topic {@code _temper_schemas}. Avro only; FULL_TRANSITIVE unless
 * configured otherwise. One server at a time: a second one fences off the first, and the first takes over again, with
 * all that the second wrote, when it is asked for a change.
 */
public final class RegistryServer implements AutoCloseable {
    /** Where nobody but this machine reaches it. */
    public static final String LOOPBACK = "127.0.0.1";

    private final Map<String, Object> kafka;
    private final HttpSettings settings;
    private final RegistryRules rules;
    private @Nullable TopicLog log;
    private @Nullable WebServer server;

    /**
     * A server. Who reaches it may register schemas: it asks for no password.
     *
     * @param kafka how Kafka clients reach the broker, {@code bootstrap.servers} at least
     * @param host where it listens; 127.0.0.1 for this machine alone
     * @param port 0 for any free one
     */
    public RegistryServer(Map<String, Object> kafka, String host, int port, RegistryRules rules) {
        this.kafka = Map.copyOf(kafka);
        this.settings = HttpSettings.of(Map.of(
                "http.host",
                host,
                "http.port",
                Integer.toString(port),
                "http.allow.open",
                "true",
                "http.allow.plain",
                "true"));
        this.rules = rules;
    }

    /** A server on 127.0.0.1, at a broker that needs no other settings, with {@link RegistryRules#STRICT}. */
    public RegistryServer(String bootstrapServers, int port) {
        this(Map.of("bootstrap.servers", bootstrapServers), LOOPBACK, port, RegistryRules.STRICT);
    }

    /**
     * Reads the topic, made when missing, and then takes requests.
     *
     * @return this
     * @throws KafkaException when the broker does not answer or the topic is not ours
     * @throws IOException when the port is not to be had
     */
    public synchronized RegistryServer start() throws IOException {
        if (server != null) {
            throw new IllegalStateException("the schema registry is started already, at " + url());
        }
        TopicLog opened = TopicLog.open(kafka);
        try {
            server = WebServer.open(settings, RegistryRoutes.of(new RegistryApi(opened, rules)), new ConfluentErrors());
            log = opened;
            return this;
        } catch (UncheckedIOException e) {
            opened.close();
            String where = settings.host() + ":" + settings.port();
            throw new IOException("the schema registry cannot listen on " + where + ": " + causeOf(e), e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static String causeOf(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    /** Where clients find it: what {@code schema.registry.url} is set to. */
    public synchronized String url() {
        if (server == null) {
            throw new IllegalStateException("the schema registry is not started");
        }
        return server.url();
    }

    /** Stops taking requests. What was registered stays in the topic. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
        if (log != null) {
            log.close();
            log = null;
        }
    }
}
