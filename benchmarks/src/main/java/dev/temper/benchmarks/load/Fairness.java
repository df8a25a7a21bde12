package dev.temper.benchmarks.load;

import dev.temper.deploy.client.Endpoints;
import dev.temper.schemas.serde.AvroDeserializer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** A small experiment whose agent reports at a steady pace, alone and beside a flood of another in the same partition. */
final class Fairness implements AutoCloseable {
    private static final int PARTITION = 0;
    private static final int TRIALS = 100;

    /** Of one agent: who sends too much is one producer. */
    private static final int FLOOD_TRIALS = 8;

    private static final int WARM_UP = 10_000;
    private static final long CHECK_MILLIS = 200;

    private final Deployment deployment;
    private final FairnessPlan plan;
    private final Consumer<String> progress;
    private final Publisher publisher;
    private final TemperLane lane;
    private final Receiver receiver;
    private final Names floods = Names.in(PARTITION, Deployment.PARTITIONS, "flood");

    /**
     * What came of it.
     *
     * @param alone of all rounds
     * @param beside during the floods of all rounds
     * @param floods of each round
     */
    record Result(Latencies alone, Latencies beside, List<Times> floods) {}

    /**
     * The time of a flood from its first report on, in seconds.
     *
     * @param published until its producer was rid of it
     * @param decided until its last decision
     */
    record Times(double published, double decided) {}

    /** One flood, and what the small experiment saw of it. */
    private record Beside(Slice slice, Times times) {}

    /**
     * Can be measured when this returns.
     *
     * @param deployment closed with this
     * @param progress told in a line what is being done
     */
    Fairness(Deployment deployment, FairnessPlan plan, Consumer<String> progress) throws InterruptedException {
        this.deployment = deployment;
        this.plan = plan;
        this.progress = progress;
        Endpoints endpoints = deployment.endpoints();
        deployment.awaitReady();
        publisher = new Publisher(endpoints);
        lane = new TemperLane(publisher, decisions(), Names.in(PARTITION, Deployment.PARTITIONS, "small"));
        lane.trials(TRIALS);
        receiver = new Receiver(endpoints.bootstrap(), Deployment.PARTITIONS, List.of(lane));
    }

    /**
     * All rounds.
     *
     * @throws IllegalStateException when a report got no decision, or another than it must
     */
    Result measure() throws InterruptedException {
        progress.accept("warm-up: " + WARM_UP + " reports beside the small experiment");
        beside(Math.min(plan.reports(), WARM_UP));
        LongStream.Builder alone = LongStream.builder();
        LongStream.Builder beside = LongStream.builder();
        Times[] floods = new Times[plan.rounds()];
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept("round %d of %d: alone for %d s".formatted(round + 1, plan.rounds(), plan.seconds()));
            LongStream.of(alone().latencies(0)).forEach(alone::add);
            progress.accept("round %d of %d: beside %,d reports".formatted(round + 1, plan.rounds(), plan.reports()));
            Beside flood = beside(plan.reports());
            LongStream.of(flood.slice.latencies(0)).forEach(beside::add);
            floods[round] = flood.times;
        }
        return new Result(
                new Latencies(alone.build().toArray()),
                new Latencies(beside.build().toArray()),
                List.of(floods));
    }

    private Slice alone() throws InterruptedException {
        Slice slice = new Slice(plan.rate() * plan.seconds());
        lane.prepare(slice.reports(), this::check);
        lane.begin(slice);
        Pace.evenly(lane, slice, plan.rate());
        awaitAnswers(slice, slice.reports());
        return slice;
    }

    /** From the flood's first report until its last one is decided on. */
    private Beside beside(int reports) throws InterruptedException {
        Slice slice = new Slice(plan.rate() * plan.limitSeconds());
        lane.prepare(slice.reports(), this::check);
        lane.begin(slice);
        try (Publisher own = new Publisher(deployment.endpoints())) {
            Flood flood = new Flood(own, decisions(), floods.next(), FLOOD_TRIALS, reports);
            try (Receiver decided =
                    new Receiver(deployment.endpoints().bootstrap(), Deployment.PARTITIONS, List.of(flood))) {
                flood.prepare(reports, this::check);
                CompletableFuture<Times> times = CompletableFuture.supplyAsync(() -> run(flood, own));
                int sent = Pace.evenly(lane, slice, plan.rate(), () -> !times.isDone());
                Times of = times.join();
                decided.check();
                awaitAnswers(slice, sent);
                return new Beside(slice, of);
            }
        }
    }

    private Times run(Flood flood, Publisher own) {
        long start = System.nanoTime();
        for (int i = 0; i < flood.reports(); i++) {
            flood.send(i);
        }
        own.flush();
        double published = (System.nanoTime() - start) / 1e9;
        try {
            if (!flood.over().await(plan.limitSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The flood of %,d reports is not decided on after %d s: give it --limit"
                        .formatted(flood.reports(), plan.limitSeconds()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the flood was decided on", e);
        }
        own.check();
        if (!flood.problems().isEmpty()) {
            throw new IllegalStateException("Temper decided otherwise than it must: " + flood.problems());
        }
        return new Times(published, (System.nanoTime() - start) / 1e9);
    }

    private void awaitAnswers(Slice slice, int sent) throws InterruptedException {
        Patience patience = new Patience("The small experiment", this::check, slice::missing);
        while (slice.answers() < sent) {
            patience.orThrow();
            TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
        }
        check();
        if (slice.repeats() > 0) {
            throw new IllegalStateException("Of %d reports %d were answered twice".formatted(sent, slice.repeats()));
        }
    }

    private AvroDeserializer decisions() {
        AvroDeserializer decisions = new AvroDeserializer();
        decisions.configure(deployment.endpoints().serde(), false);
        return decisions;
    }

    private void check() {
        receiver.check();
        publisher.check();
        if (!lane.problems().isEmpty()) {
            throw new IllegalStateException("Temper decided otherwise than it must: " + lane.problems());
        }
        String failure = deployment.failure();
        if (failure != null) {
            throw new IllegalStateException("The optimizer failed: " + failure);
        }
    }

    @Override
    public void close() {
        receiver.close();
        publisher.close();
        deployment.close();
    }
}
