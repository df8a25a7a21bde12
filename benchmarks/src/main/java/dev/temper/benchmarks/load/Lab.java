package dev.temper.benchmarks.load;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.app.OptimizerApp;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Everything that is measured, in this JVM: broker, registry, the optimizer, two bare Streams applications, lanes.
 *
 * @param <T> the lane through the optimizer
 */
final class Lab<T extends Lane> implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final String ONE_HOP = "bench.one-hop";
    private static final String FROM = "bench.from";
    private static final String BETWEEN = "bench.between";
    private static final String TO = "bench.to";

    private final EmbeddedStack stack;
    private final OptimizerApp optimizer;
    private final List<PassThrough> hops;
    private final Publisher publisher;
    private final Lane oneHop;
    private final Lane twoHops;
    private final T temper;
    private final Receiver receiver;

    /**
     * Starts everything under a directory; it can be used when this returns.
     *
     * @param settings of the optimizer, and of the bare applications as far as they are Kafka's
     * @param through makes the lane through the optimizer, of a producer and of what decodes decisions
     */
    Lab(Path data, Map<String, String> settings, BiFunction<Publisher, AvroDeserializer, T> through)
            throws InterruptedException {
        stack = EmbeddedStack.start(data.resolve("broker"), 0, 0, PARTITIONS);
        Endpoints endpoints = stack.endpoints();
        createTopics(endpoints);
        OptimizerConfig config = config(endpoints, data.resolve("state"), settings);
        optimizer = new OptimizerApp(config);
        optimizer.start();
        hops = List.of(
                new PassThrough(config, Role.INTAKE, FROM, BETWEEN), new PassThrough(config, Role.ENGINE, BETWEEN, TO));
        publisher = new Publisher(endpoints);
        AvroDeserializer decisions = new AvroDeserializer();
        decisions.configure(endpoints.serde(), false);
        int bytes = publisher.encode(Topic.METRICS, new Climb("bench-0001", 1).report(0)).length;
        oneHop = new BareLane("one hop", ONE_HOP, ONE_HOP, bytes, publisher);
        twoHops = new BareLane("two hops", FROM, TO, bytes, publisher);
        temper = through.apply(publisher, decisions);
        receiver = new Receiver(endpoints.bootstrap(), PARTITIONS, lanes());
        optimizer.awaitReady(Duration.ofSeconds(60));
        awaitHops();
    }

    /** In the order of what they add to each other. */
    List<Lane> lanes() {
        return List.of(oneHop, twoHops, temper);
    }

    Lane twoHops() {
        return twoHops;
    }

    T temper() {
        return temper;
    }

    /** Throws what went wrong in the background. */
    void check() {
        receiver.check();
        publisher.check();
        if (!temper.problems().isEmpty()) {
            throw new IllegalStateException("Temper decided otherwise than it must: " + temper.problems());
        }
        String failure = optimizer.health().failure();
        if (failure != null) {
            throw new IllegalStateException("The optimizer failed: " + failure);
        }
    }

    private void awaitHops() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!hops.stream().allMatch(PassThrough::isReady)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The bare Streams applications are not ready after 60 s");
            }
            Thread.sleep(50);
        }
    }

    private static OptimizerConfig config(Endpoints endpoints, Path state, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("bootstrap.servers", endpoints.bootstrap());
        settings.put("schema.registry.url", endpoints.registry());
        settings.put("state.dir", state.toString());
        settings.put("partitions", Integer.toString(PARTITIONS));
        settings.put("http.port", "-1");
        return OptimizerConfig.of(settings);
    }

    private static void createTopics(Endpoints endpoints) {
        try (Admin admin = Admin.create(endpoints.kafka())) {
            List<NewTopic> topics = Stream.of(ONE_HOP, FROM, BETWEEN, TO)
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The bare topics cannot be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        receiver.close();
        publisher.close();
        hops.forEach(PassThrough::close);
        optimizer.close();
        stack.close();
    }
}
