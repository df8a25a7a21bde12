package dev.temper.deploy.embedded;

import dev.temper.deploy.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and controller (KRaft, combined) in this JVM, on 127.0.0.1. Everything that it holds is under its
 * data directory: a start on the same directory finds all of it again, after a clean stop or a kill.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** Any free port. */
    public static final int ANY_PORT = Ports.ANY;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final DataDirectory data;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(DataDirectory data, KafkaRaftServer server, int port) {
        this.data = data;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker; it takes requests when this returns.
     *
     * @param directory made when missing
     * @param port to listen on, or {@link #ANY_PORT}
     * @throws Failure when the directory or the port is not to be had; the message says what to do
     */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** The same with settings of Kafka's broker over Temper's own. */
    public static EmbeddedBroker start(Path directory, int port, Map<String, String> over) {
        // The directory first: who holds it has the port too, and it is the directory that must not be used twice.
        DataDirectory data = DataDirectory.take(directory);
        KafkaExit.explain(directory.toAbsolutePath().normalize());
        int chosen = port;
        try {
            chosen = Ports.free(port, "--port");
            format(data.kafka());
            Properties settings = BrokerSettings.of(data.kafka(), chosen, Ports.anotherThan(chosen));
            settings.putAll(over);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(data, server, chosen);
        } catch (Exception e) {
            closeQuietly(data);
            throw e instanceof Failure known
                    ? known
                    : new Failure(
                            "the Kafka broker did not start on port %d with the data directory %s: %s; the log has more"
                                    .formatted(chosen, directory, e),
                            e);
        }
    }

    /**
     * Says whether a broker can be started on a directory, before anything else is begun.
     *
     * @throws Failure when it is not to be had, or another broker runs on it
     */
    public static void check(Path directory) {
        DataDirectory.check(directory);
    }

    /** Where clients connect. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker and frees its directory and port. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        closeQuietly(data);
    }

    private static void format(Path logs) throws Exception {
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new Formatter()
                .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(logs.toString())
                .setMetadataLogDirectory(logs.toString())
                .run();
        LOG.info("formatted {}: {}", logs, said.toString(StandardCharsets.UTF_8).strip());
    }

    private static void closeQuietly(DataDirectory data) {
        try {
            data.close();
        } catch (IOException e) {
            LOG.warn("the lock of the data directory was not freed", e);
        }
    }
}
