package dev.temper.deploy.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry for those who run none: Confluent's REST API as far as serializers use it (subjects, versions, ids,
 * compatibility, config), kept in the compacted topic {@code _temper_schemas}. Avro only; deletes nothing;
 * FULL_TRANSITIVE unless configured otherwise. One server at a time: a second one fences off the first.
 */
public final class RegistryServer implements AutoCloseable {
    private final String bootstrapServers;
    private final InetSocketAddress wanted;
    private @Nullable TopicLog log;
    private @Nullable HttpDoor door;

    /**
     * A server on 127.0.0.1.
     *
     * @param port 0 for any free one
     */
    public RegistryServer(String bootstrapServers, int port) {
        this(bootstrapServers, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** A server on an address of the caller's choice. Who reaches it may register schemas: it asks for no password. */
    public RegistryServer(String bootstrapServers, InetSocketAddress address) {
        this.bootstrapServers = bootstrapServers;
        this.wanted = address;
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
        TopicLog opened = TopicLog.open(bootstrapServers);
        try {
            door = HttpDoor.open(wanted, new Router(new RegistryApi(opened)));
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
        InetAddress host = address.getAddress();
        String name = host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress();
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + address.getPort();
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
