package dev.temper.benchmarks.load;

import dev.temper.deploy.client.Endpoints;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Everything that is measured: a deployment of Temper, and beside it, in this JVM, two bare Streams applications and the
 * lanes.
 *
 * @param <T> the lane through the optimizer
 */
final class Lab<T extends Lane> implements AutoCloseable {
    private static final String ONE_HOP = "bench.one-hop";
    private static final String FROM = "bench.from";
    private static final String BETWEEN = "bench.between";
    private static final String TO = "bench.to";

    private final Deployment deployment;
    private final List<PassThrough> hops;
    private final Publisher publisher;
    private final Lane oneHop;
    private final Lane twoHops;
    private final T temper;
    private final Receiver receiver;

    /**
     * Starts the bare applications; everything can be used when this returns.
     *
     * @param deployment closed with the lab
     * @param data directory for what the bare applications keep
     * @param settings of the bare applications, as far as they are Kafka's
     * @param through makes the lane through the optimizer, of a producer and of what decodes decisions
     */
    Lab(
            Deployment deployment,
            Path data,
            Map<String, String> settings,
            BiFunction<Publisher, AvroDeserializer, T> through)
            throws InterruptedException {
        this.deployment = deployment;
        Endpoints endpoints = deployment.endpoints();
        createTopics(endpoints);
        OptimizerConfig config = Deployment.config(endpoints, data.resolve("bare"), settings);
        hops = List.of(
                new PassThrough(config, Role.INTAKE, FROM, BETWEEN), new PassThrough(config, Role.ENGINE, BETWEEN, TO));
        publisher = new Publisher(endpoints);
        AvroDeserializer decisions = new AvroDeserializer();
        decisions.configure(endpoints.serde(), false);
        int bytes = publisher.encode(Topic.METRICS, new Climb("bench-0001", 1).report(0)).length;
        oneHop = new BareLane("one hop", ONE_HOP, ONE_HOP, bytes, publisher);
        twoHops = new BareLane("two hops", FROM, TO, bytes, publisher);
        temper = through.apply(publisher, decisions);
        receiver = new Receiver(endpoints.bootstrap(), Deployment.PARTITIONS, lanes());
        deployment.awaitReady();
        awaitHops();
    }

    /** In the order of what they add to each other. */
    List<Lane> lanes() {
        return List.of(oneHop, twoHops, temper);
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
        String failure = deployment.failure();
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

    private static void createTopics(Endpoints endpoints) {
        try (Admin admin = Admin.create(endpoints.kafka())) {
            List<NewTopic> topics = Stream.of(ONE_HOP, FROM, BETWEEN, TO)
                    .map(name -> new NewTopic(name, Deployment.PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return; // of an earlier run on a broker that goes on running
            }
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
        deployment.close();
    }
}
