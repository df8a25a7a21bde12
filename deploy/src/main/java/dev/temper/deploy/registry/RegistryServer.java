package dev.temper.deploy.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
    private final Map<String, Object> kafka;
    private final InetSocketAddress wanted;
    private final RegistryRules rules;
    private @Nullable TopicLog log;
    private @Nullable HttpDoor door;

    /**
     * A server on 127.0.0.1. Who reaches it may register schemas: it asks for no password.
     *
     * @param kafka how Kafka clients reach the broker, {@code bootstrap.servers} at least
     * @param port 0 for any free one
     */
    public RegistryServer(Map<String, Object> kafka, int port, RegistryRules rules) {
        this.kafka = Map.copyOf(kafka);
        this.wanted = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.rules = rules;
    }

    /** The same at a broker that needs no other settings, with {@link RegistryRules#STRICT}. */
    public RegistryServer(String bootstrapServers, int port) {
        this(Map.of("bootstrap.servers", bootstrapServers), port, RegistryRules.STRICT);
    }

    /**
     * Reads the topic, made when missing, and then takes requests.
     *
     * @return this
     * @throws KafkaException when the broker does not answer or the topic is not ours
     * @throws IOException when the port is not to be had
     */
    public synchronized RegistryServer start() throws IOException {
        if (door != null) {
            throw new IllegalStateException("the schema registry is started already, at " + url());
        }
        TopicLog opened = TopicLog.open(kafka);
        try {
            door = HttpDoor.open(wanted, new Router(new RegistryApi(opened, rules)));
            log = opened;
            return this;
        } catch (IOException e) {
            opened.close();
            throw new IOException("the schema registry cannot listen on " + wanted + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Where clients find it: what {@code schema.registry.url} is set to. */
    public synchronized String url() {
        if (door == null) {
            throw new IllegalStateException("the schema registry is not started");
        }
        InetSocketAddress address = door.address();
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Stops taking requests. What was registered stays in the topic. */
    @Override
    public synchronized void close() {
        if (door != null) {
            door.close();
            door = null;
        }
        if (log != null) {
            log.close();
            log = null;
        }
    }
}
