package dev.temper.benchmarks.takeover;

import dev.temper.benchmarks.load.Deployment;
import dev.temper.benchmarks.load.Flood;
import dev.temper.benchmarks.load.Names;
import dev.temper.benchmarks.load.Pace;
import dev.temper.benchmarks.load.Patience;
import dev.temper.benchmarks.load.Publisher;
import dev.temper.benchmarks.load.Receiver;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A broker in this JVM, optimizers as processes, and experiments whose decisions are waited for when one is killed. */
final class Takeover implements AutoCloseable {
    private static final int PARTITIONS = Deployment.PARTITIONS;
    private static final int STEADY_TRIALS = 1_000;
    private static final int FILL_TRIALS = 500;
    private static final int FILLS_A_PARTITION = 2;

    /** Reports that the journal is filled with, if it is: one of each trial. */
    static final int FEWEST_EVENTS = PARTITIONS * FILLS_A_PARTITION * FILL_TRIALS;

    private static final long LOOK_MILLIS = 20;

    /** How long it takes is to be measured, not judged. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final TakeoverPlan plan;
    private final Consumer<String> progress;
    private final EmbeddedStack stack;
    private final Groups groups;
    private final Pair optimizers;
    private final Publisher publisher;
    private final SteadyLane lane;
    private final Receiver receiver;
    private final Thread load = new Thread(this::publish, "takeover-load");
    private long journal;
    private volatile boolean closing;

    /**
     * Starts the broker and one optimizer.
     *
     * @param data directory for everything
     * @param progress told in a line what is being done
     */
    Takeover(TakeoverPlan plan, Path data, Consumer<String> progress) throws IOException, InterruptedException {
        this.plan = plan;
        this.progress = progress;
        stack = EmbeddedStack.start(data.resolve("broker"), 0, 0, PARTITIONS);
        groups = new Groups(stack.endpoints());
        optimizers = new Pair(plan, stack.endpoints(), data, groups);
        publisher = new Publisher(stack.endpoints());
        lane = new SteadyLane(publisher, decisions(), PARTITIONS, STEADY_TRIALS);
        receiver = new Receiver(stack.endpoints().bootstrap(), PARTITIONS, List.of(lane));
        optimizers.begin();
    }

    /**
     * All losses.
     *
     * @throws IllegalStateException when no decisions come again, or others than must
     */
    List<Loss> measure() throws IOException, InterruptedException {
        progress.accept("leases for %d trials in each of %d experiments".formatted(STEADY_TRIALS, PARTITIONS));
        lane.prepare(0, this::check);
        fill();
        journal = groups.records(Topic.JOURNAL.topicName());
        progress.accept(
                "%,d records in the journal, %,d in the topics of state".formatted(journal, groups.stateRecords()));
        load.start();
        List<Loss> losses = new ArrayList<>();
        for (int kill = 1; kill <= plan.kills(); kill++) {
            awaitDecisions();
            if (plan.standby()) {
                progress.accept("until the standby has copied the state");
                optimizers.awaitStandby(this::check);
                awaitDecisions();
            }
            Loss loss = lose();
            losses.add(loss);
            progress.accept("loss %d of %d: %s".formatted(kill, plan.kills(), loss));
        }
        return losses;
    }

    /** Records that the journal had before the first loss. */
    long journal() {
        return journal;
    }

    private void fill() throws InterruptedException {
        int floods = FILLS_A_PARTITION * PARTITIONS;
        int each = plan.events() / floods;
        if (each == 0) {
            return;
        }
        progress.accept("%,d reports of %d experiments into the journal".formatted(each * floods, floods));
        List<Flood> fills = new ArrayList<>();
        for (int i = 0; i < floods; i++) {
            String name = Names.in(i % PARTITIONS, PARTITIONS, "fill-" + i).next();
            fills.add(new Flood(publisher, decisions(), name, FILL_TRIALS, each));
        }
        try (Receiver fillings = new Receiver(stack.endpoints().bootstrap(), PARTITIONS, fills)) {
            for (Flood fill : fills) {
                fill.prepare(0, this::check);
            }
            for (int report = 0; report < each; report++) {
                for (Flood fill : fills) {
                    fill.send(report);
                }
            }
            for (Flood fill : fills) {
                Patience patience = new Patience("What fills the journal", this::check, () -> 1, LONGEST);
                while (!fill.over().await(1, TimeUnit.SECONDS)) {
                    fillings.check();
                    patience.orThrow();
                }
            }
        }
    }

    private void publish() {
        Pace.evenly(lane, plan.rate(), () -> !closing && lane.reportsLeft() > 0);
    }

    /** Returns when reports that were sent from now on are decided on, in every experiment. */
    private void awaitDecisions() throws InterruptedException {
        lane.mark();
        Patience patience = new Patience("The optimizer", this::check, this::undecided);
        while (undecided() > 0) {
            patience.orThrow();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private int undecided() {
        return (int) lane.experiments().stream()
                .filter(name -> lane.first(name) == 0)
                .count();
    }

    private Loss lose() throws IOException, InterruptedException {
        Pair.Dead dead = optimizers.kill();
        long gone = System.nanoTime();
        lane.mark();
        optimizers.replace(dead);
        List<String> waiting = IntStream.range(0, PARTITIONS)
                .filter(dead::had)
                .mapToObj(lane.experiments()::get)
                .toList();
        Patience patience = new Patience("The optimizer that takes over", this::check, this::undecided, LONGEST);
        long given = 0;
        while (given == 0 || waiting.stream().anyMatch(name -> lane.first(name) == 0)) {
            patience.orThrow();
            if (given == 0 && optimizers.hasAll(dead)) {
                given = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return new Loss(
                given - gone,
                waiting.stream().map(name -> lane.first(name) - gone).sorted().toList());
    }

    private AvroDeserializer decisions() {
        AvroDeserializer decisions = new AvroDeserializer();
        decisions.configure(stack.endpoints().serde(), false);
        return decisions;
    }

    private void check() {
        receiver.check();
        publisher.check();
        optimizers.check();
        if (!lane.problems().isEmpty()) {
            throw new IllegalStateException("Temper decided otherwise than it must: " + lane.problems());
        }
        if (lane.reportsLeft() == 0) {
            throw new IllegalStateException("All reports are used up: ask for a lower --rate or fewer --kills");
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            load.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        receiver.close();
        publisher.close();
        optimizers.close();
        groups.close();
        stack.close();
    }
}
