package dev.temper.deploy.chaos;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.it.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Three brokers, a registry, two optimizers with standbys and an api, each a process on a host of its own. */
final class Site implements AutoCloseable {
    static final int BROKERS = 3;
    static final int OPTIMIZERS = 2;
    private static final int REGISTRY_PORT = 18081;
    private static final int BROKER_DISK_MEGABYTES = 700;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String LOGGING = """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{1}: %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="OUT"/></root>
            </configuration>
            """;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    final Net net = new Net();
    final Map<String, Disk> disks = new TreeMap<>();
    final Map<String, Host> hosts = new TreeMap<>();
    final List<Part> brokers = new ArrayList<>();
    final List<Part> optimizers = new ArrayList<>();
    final Part api;
    private final List<String> addresses = new ArrayList<>();
    private final Part registry;
    private final Path directory;
    private final Path logging;
    private final Path library;

    private Site(Path directory) throws Exception {
        this.directory = directory;
        this.logging = Files.writeString(directory.resolve("logback.xml"), LOGGING);
        this.library = Host.library(directory);
        for (int i = 1; i <= BROKERS; i++) {
            addresses.add(net.host("broker-" + i));
        }
        String cluster = Uuid.randomUuid().toString();
        for (int i = 1; i <= BROKERS; i++) {
            brokers.add(broker(i, cluster));
        }
        // On this host, where nobody cuts it off: it listens on loopback alone.
        registry = new Part(
                "registry",
                directory.resolve("registry"),
                temper(
                        "256m",
                        "registry",
                        "--bootstrap",
                        bootstrap(),
                        "--registry-port",
                        Integer.toString(REGISTRY_PORT)),
                code -> false);
        for (int i = 1; i <= OPTIMIZERS; i++) {
            optimizers.add(optimizer("optimizer-" + i, "intake,engine,model"));
        }
        api = optimizer("api", "api");
    }

    /** Starts all of it; returns when it takes requests. */
    static Site start(Path directory) throws Exception {
        Site site = new Site(directory);
        try {
            site.start();
            return site;
        } catch (AssertionError | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private void start() {
        brokers.forEach(Part::start);
        for (String address : addresses) {
            awaitPort(address, 9092);
        }
        registry.start();
        awaitPort("127.0.0.1", REGISTRY_PORT);
        net.share(REGISTRY_PORT);
        Part first = optimizers.get(0);
        first.start();
        Await.until("the first optimizer is ready", PATIENCE, () -> says(first, "optimizer ready"));
        optimizers.forEach(Part::start);
        api.start();
    }

    Endpoints endpoints() {
        return new Endpoints(bootstrap(), "http://" + Net.HERE + ":" + REGISTRY_PORT);
    }

    String bootstrap() {
        return String.join(
                ",", addresses.stream().map(address -> address + ":9092").toList());
    }

    /** An agent on a host and a disk of its own. */
    Part agent(String name, Path file) {
        return part(name, temper("256m", "agent", "-f", file.toString()), code -> code == 0);
    }

    Disk disk(String name, int megabytes) {
        return disks.computeIfAbsent(
                name, host -> new Disk(directory.resolve(host).resolve("disk"), megabytes));
    }

    private Part broker(int number, String cluster) throws Exception {
        String name = "broker-" + number;
        Path logs = disk(name, BROKER_DISK_MEGABYTES).path().resolve("logs");
        Properties settings = BrokerFile.of(number, addresses, logs);
        Path file = directory.resolve(name).resolve("server.properties");
        StringWriter text = new StringWriter();
        settings.store(text, null);
        Files.writeString(file, text.toString());
        new Formatter()
                .setPrintStream(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .setClusterId(cluster)
                .setNodeId(number)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(logs.toString())
                .setMetadataLogDirectory(logs.toString())
                .run();
        return part(name, java("400m", "kafka.Kafka", file.toString()), code -> false);
    }

    private Part optimizer(String name, String roles) throws IOException {
        net.host(name);
        Path home = disk(name, 300).path();
        Path file = Files.writeString(directory.resolve(name).resolve("optimizer.properties"), """
                bootstrap.servers = %s
                schema.registry.url = http://%s:%d
                state.dir = %s
                group.instance.id = %s
                roles = %s
                partitions = 4
                replication.factor = 3
                http.port = -1
                """.formatted(
                        bootstrap(), Net.HERE, REGISTRY_PORT, home.resolve("state"), name, roles));
        return part(name, temper("512m", "optimizer", "--config", file.toString()), code -> false);
    }

    /** On a host of its own. */
    private Part part(String name, List<String> command, IntPredicate done) {
        List<String> there = new ArrayList<>(Net.on(name));
        there.addAll(hosts.computeIfAbsent(
                        name, host -> new Host(directory.resolve(host).resolve("host")))
                .on(library));
        there.addAll(command);
        return new Part(name, directory.resolve(name), there, done);
    }

    private List<String> temper(String heap, String... arguments) {
        return java(heap, "dev.temper.deploy.cli.Temper", arguments);
    }

    private List<String> java(String heap, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts what ended by itself; returns the names. */
    List<String> care() {
        List<String> again = new ArrayList<>();
        for (Part part : parts()) {
            if (part.care()) {
                again.add(part.name);
            }
        }
        return again;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>(brokers);
        parts.addAll(optimizers);
        parts.add(api);
        parts.add(registry);
        return parts;
    }

    static boolean says(Part part, String text) {
        try {
            return Files.exists(part.log()) && Files.readString(part.log()).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitPort(String host, int port) {
        Await.until(host + ":" + port + " answers", PATIENCE, () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Override
    public void close() {
        List<Part> parts = parts();
        Collections.reverse(parts);
        parts.forEach(Part::end);
        disks.values().forEach(Disk::close);
        net.close();
    }
}
