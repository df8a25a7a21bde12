package dev.temper.deploy.page;

import dev.temper.console.api.ConsoleApi;
import dev.temper.console.health.HealthRoutes;
import dev.temper.console.http.HttpSettings;
import dev.temper.console.http.Route;
import dev.temper.console.http.WebServer;
import dev.temper.console.page.PageRoutes;
import dev.temper.core.event.JournalEntry;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.serde.AvroSerializer;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.app.OptimizerApp;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.config.OptimizerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker, an optimizer with the role api, and the server of API and page, of which each can go away and come back. */
final class PageStage implements AutoCloseable {
    private final OptimizerApp optimizer;
    private final ConsoleApi api;
    private final List<Route> routes = new ArrayList<>();
    private EmbeddedStack stack;
    private final int port;
    private final Path data;
    private WebServer server;

    private PageStage(Path data, EmbeddedStack stack, OptimizerApp optimizer, ConsoleApi api) {
        this.data = data;
        this.stack = stack;
        this.optimizer = optimizer;
        this.api = api;
        routes.addAll(HealthRoutes.of(optimizer::health));
        routes.addAll(api.routes("test", () -> true));
        routes.addAll(PageRoutes.all());
        server = WebServer.open(HttpSettings.loopback(0), routes);
        port = server.port();
    }

    /** Returns when all work. */
    static PageStage start(Path directory) throws InterruptedException {
        Path data = directory.resolve("data");
        EmbeddedStack stack = EmbeddedStack.start(data, 0, 0, Topic.DEFAULT_PARTITIONS);
        Endpoints endpoints = stack.endpoints();
        OptimizerConfig config = OptimizerConfig.of(Map.of(
                "bootstrap.servers", endpoints.bootstrap(),
                "schema.registry.url", endpoints.registry(),
                "state.dir", directory.resolve("state").toString(),
                "roles", "intake,engine,api"));
        ConsoleApi api = new ConsoleApi(config);
        OptimizerApp optimizer = new OptimizerApp(config, api.readSide());
        optimizer.start();
        optimizer.awaitReady(Duration.ofSeconds(90));
        return new PageStage(data, stack, optimizer, api);
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Has entries in the journal, after those that are there; returns when the broker has them. */
    void append(String experiment, List<JournalEntry> entries) throws InterruptedException, ExecutionException {
        Endpoints endpoints = stack.endpoints();
        AvroSerializer values = new AvroSerializer();
        values.configure(Map.of("schema.registry.url", endpoints.registry()), false);
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", endpoints.bootstrap(), "acks", "all"));
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(settings, new StringSerializer(), values)) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (JournalEntry entry : entries) {
                SpecificRecord row = EventCodec.encode(
                        experiment,
                        entry,
                        Topic.METRICS.topicName(),
                        0,
                        entry.id().number());
                sent.add(producer.send(new ProducerRecord<>(Topic.JOURNAL.topicName(), experiment, row)));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    /** Publishes as an agent does. */
    EventPublisher agent() {
        return new EventPublisher(stack.endpoints());
    }

    /** Ends the server and starts it again at its port, with further settings. */
    void serveAgain(Map<String, String> settings) {
        server.close();
        Map<String, String> all = new HashMap<>(settings);
        all.put("http.port", Integer.toString(port));
        server = WebServer.open(HttpSettings.of(all), routes);
    }

    /** Ends the server; {@link #serveAgain} starts it. */
    void stopServing() {
        server.close();
    }

    /** Ends broker and registry, and has something done before they start again at their ports. */
    void withoutBroker(Runnable meanwhile) {
        Endpoints endpoints = stack.endpoints();
        stack.close();
        try {
            meanwhile.run();
        } finally {
            stack = EmbeddedStack.start(
                    data, port(endpoints.bootstrap()), port(endpoints.registry()), Topic.DEFAULT_PARTITIONS);
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.replaceAll(".*:(\\d+)/?$", "$1"));
    }

    @Override
    public void close() {
        server.close();
        optimizer.close();
        api.close();
        stack.close();
    }
}
