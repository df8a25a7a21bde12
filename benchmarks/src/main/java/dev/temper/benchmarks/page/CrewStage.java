package dev.temper.benchmarks.page;

import dev.temper.benchmarks.crew.Crew;
import dev.temper.benchmarks.crew.CrewLane;
import dev.temper.benchmarks.load.Deployment;
import dev.temper.benchmarks.load.OwnDeployment;
import dev.temper.benchmarks.load.Publisher;
import dev.temper.benchmarks.load.Receiver;
import dev.temper.deploy.client.Endpoints;
import dev.temper.schemas.serde.AvroDeserializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Broker, registry, intake and engine in this JVM, and the crews that make experiments through the real topics and the real
 * engine: a large one, which never ends, and others beside it.
 */
final class CrewStage implements AutoCloseable {
    /** Id of the large experiment. */
    static final String LARGE = "large";

    /** More trials than anybody waits for. */
    static final int NEVER = 1_000_000;

    private final Deployment deployment;
    private final Publisher publisher;
    private final CrewLane lane;
    private final Receiver receiver;
    private final Crew large;

    /** @param data directory of everything */
    CrewStage(Path data) throws InterruptedException {
        deployment = new OwnDeployment(data, Map.of("roles", "intake,engine"));
        deployment.awaitReady();
        publisher = new Publisher(deployment.endpoints());
        AvroDeserializer decisions = new AvroDeserializer();
        decisions.configure(deployment.endpoints().serde(), false);
        lane = new CrewLane(publisher, decisions);
        receiver = new Receiver(deployment.endpoints().bootstrap(), Deployment.PARTITIONS, List.of(lane));
        large = new Crew(LARGE, NEVER, publisher);
        lane.add(large);
    }

    Endpoints endpoints() {
        return deployment.endpoints();
    }

    /** Who trains the large experiment. */
    Crew large() {
        return large;
    }

    /** What remembers when decisions came. */
    CrewLane lane() {
        return lane;
    }

    /** Makes all experiments; returns how many seconds that took. */
    double make(PagePlan plan, Consumer<String> progress) {
        List<Crew> crews = new ArrayList<>();
        for (int number = 1; number <= plan.others(); number++) {
            Crew crew = new Crew("small-" + number, plan.otherTrials(), publisher);
            lane.add(crew);
            crews.add(crew);
        }
        crews.forEach(crew -> begin(crew, NEVER));
        begin(large, plan.trials());
        crews.add(large);
        long start = System.nanoTime();
        until("the experiments are made", 1_200, () -> {
            progress.accept(large.trials() + " trials");
            return crews.stream().allMatch(Crew::isDone);
        });
        crews.remove(large);
        crews.forEach(Crew::close);
        return (System.nanoTime() - start) / 1e9;
    }

    /** As agents do: an offer to an experiment that is not known yet is lost. */
    private void begin(Crew crew, int trials) {
        crew.create();
        until(crew.id() + " has begun", 60, () -> {
            crew.train(trials, 0);
            pause(200);
            return crew.trials() > 0;
        });
    }

    /** Waits; throws what went wrong in the background, or when it takes too long. */
    void until(String what, int seconds, BooleanSupplier done) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!done.getAsBoolean()) {
            receiver.check();
            publisher.check();
            String failure = deployment.failure();
            if (failure != null) {
                throw new IllegalStateException("The optimizer failed: " + failure);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not so after " + seconds + " s: " + what);
            }
            pause(10);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        large.close();
        receiver.close();
        publisher.close();
        deployment.close();
    }
}
