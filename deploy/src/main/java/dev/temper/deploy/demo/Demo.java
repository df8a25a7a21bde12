package dev.temper.deploy.demo;

import dev.temper.agent.app.AgentApp;
import dev.temper.agent.app.AgentConfig;
import dev.temper.agent.app.Operator;
import dev.temper.console.app.ProcessSettings;
import dev.temper.console.app.ServedOptimizer;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.StackLibrary;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.app.OptimizerApp;
import dev.temper.stream.learn.EarlierExperiments;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The main job from end to end, on one machine: broker, optimizer, agents, real training, and the proof by replay. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Subject subject;
    private final Path data;
    private final @Nullable Double cost;
    private final PrintWriter out;
    private final BooleanSupplier stopped;
    private final RecordedRuns recorded;
    private final DemoProgress progress;
    private final String version;
    private final Tracing tracing;

    /**
     * A demo that keeps everything in a directory.
     *
     * @param subject what it tunes
     * @param cost what tuning may spend, in full trainings, 1 or more; null for the demo's own budget
     * @param width columns of the terminal; 0 when there is none
     * @param stopped whether the user asks for the end
     * @param version of this program
     * @param tracing what follows events
     */
    public Demo(
            Subject subject,
            Path data,
            @Nullable Double cost,
            PrintWriter out,
            int width,
            BooleanSupplier stopped,
            String version,
            Tracing tracing) {
        this.subject = subject;
        this.version = version;
        this.tracing = tracing;
        this.cost = cost;
        this.stopped = stopped;
        this.data = data.toAbsolutePath().normalize();
        this.out = out;
        recorded = RecordedRuns.read(subject);
        progress = new DemoProgress(out, width, recorded);
    }

    /** Something to wait for. */
    @FunctionalInterface
    public interface Waiting {
        /** Returns when it is over. */
        void await() throws InterruptedException;
    }

    /**
     * Runs it; true when the replay found every decision again.
     *
     * @param afterwards what to wait for before everything ends
     * @throws Failure when a part gives up or nothing moves for too long
     */
    public boolean run(Waiting afterwards) throws InterruptedException {
        try (EmbeddedStack stack = EmbeddedStack.start(data, 0, 0, Topic.DEFAULT_PARTITIONS)) {
            Endpoints endpoints = stack.endpoints();
            progress.step(
                    "Kafka broker at %s, schema registry at %s".formatted(endpoints.bootstrap(), endpoints.registry()));
            try (ServedOptimizer served = ServedOptimizer.start(optimizer(endpoints), version, tracing)) {
                served.app().awaitReady(PATIENCE);
                progress.step("the optimizer reads temper.journal and decides");
                progress.step("the page is at " + served.url());
                boolean same = tune(endpoints, served.app());
                afterwards.await();
                return same;
            }
        }
    }

    private ProcessSettings optimizer(Endpoints endpoints) {
        return ProcessSettings.of(Map.of(
                "bootstrap.servers",
                endpoints.bootstrap(),
                "schema.registry.url",
                endpoints.registry(),
                "state.dir",
                data.resolve("optimizer").toString(),
                "group.instance.id",
                "temper",
                "roles",
                "intake,engine,model,api",
                "http.port",
                "0"));
    }

    private boolean tune(Endpoints endpoints, OptimizerApp optimizer) throws InterruptedException {
        DemoExperiment demo = learning(DemoExperiment.numbered(subject, firstFree(endpoints), cost), endpoints);
        try (EventPublisher publisher = new EventPublisher(endpoints)) {
            demo.publish(publisher);
        }
        awaitQueued(endpoints, demo.byDefault().id());
        progress.step("experiment %s: %d hyperparameters, in full %s; beside it one full training of the defaults"
                .formatted(demo.tuned().id(), demo.tuned().parameters().size(), demo.inFull()));
        try (AgentApp agent = agent(endpoints, demo.tuned(), demo);
                AgentApp other = agent(endpoints, demo.byDefault(), demo);
                ExperimentReader tuned =
                        new ExperimentReader(endpoints, demo.tuned().id());
                ExperimentReader byDefault =
                        new ExperimentReader(endpoints, demo.byDefault().id())) {
            progress.step("training processes at a time: %d, and one for the defaults"
                    .formatted(demo.tuned().parallel()));
            follow(demo, tuned, byDefault, optimizer);
            agent.await();
            other.await();
            progress.step("complete");
            out.println();
            return new DemoEnd(data, endpoints, recorded, out).tell(demo, tuned, byDefault);
        }
    }

    private DemoExperiment learning(DemoExperiment demo, Endpoints endpoints) {
        EarlierExperiments.Known known =
                EarlierExperiments.lookUp(demo.tuned(), DemoExperiment.TAGS, new StackLibrary(endpoints, data));
        known.notes().forEach(progress::step);
        return demo.with(known.definition().learnFrom());
    }

    /** On a directory that holds demos already, the next one has the next number. */
    private int firstFree(Endpoints endpoints) {
        Set<String> taken = new HashSet<>();
        TopicReader.readAll(endpoints, Topic.EXPERIMENTS, null).forEach(record -> taken.add(record.key()));
        int number = 1;
        while (taken.contains(
                DemoExperiment.numbered(subject, number, null).tuned().id())) {
            number++;
        }
        return number;
    }

    /** Topics have no order among them: the defaults must be in the journal before a slot is offered. */
    private static void awaitQueued(Endpoints endpoints, String experiment) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (TopicReader journal = new TopicReader(endpoints, Topic.JOURNAL, experiment)) {
            while (System.nanoTime() < deadline) {
                if (journal.poll(LOOK).stream().anyMatch(record -> record.value() instanceof SuggestionQueued)) {
                    return;
                }
            }
        }
        throw new Failure("the experiment did not reach temper.journal in %d s; see `temper dead-letters` and the log"
                .formatted(PATIENCE.toSeconds()));
    }

    private AgentApp agent(Endpoints endpoints, ExperimentDefinition definition, DemoExperiment demo) {
        return AgentApp.start(
                AgentConfig.read(DemoAgentFile.write(data, definition, demo, endpoints)), Operator.NOBODY, tracing);
    }

    private void follow(
            DemoExperiment demo, ExperimentReader tuned, ExperimentReader byDefault, OptimizerApp optimizer) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!complete(tuned) || !complete(byDefault)) {
            tuned.poll(LOOK);
            byDefault.poll(LOOK);
            progress.show(demo, tuned, byDefault);
            if (stopped.getAsBoolean()) {
                throw new Failure("stopped; what was done is kept in " + data);
            }
            if (optimizer.health().failure() != null) {
                throw new Failure("the optimizer gave up: " + optimizer.health().failure());
            }
            if (System.nanoTime() > deadline) {
                throw new Failure("the demo is not complete after %d minutes; the training logs under %s say why"
                        .formatted(LONGEST.toMinutes(), data));
            }
        }
    }

    private static boolean complete(ExperimentReader reader) {
        ExperimentView view = reader.experiment();
        return view != null && view.getStatus() == ExperimentStatus.COMPLETE;
    }
}
