package dev.temper.benchmarks.load;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.Evidence;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Temper with a model, from the offer of a free slot to the decoded suggestion. What a probe is given fails at once
 * without a value: so what the model knows grows only as fast as workers train.
 */
final class SearchLane extends DecisionLane implements AutoCloseable {
    private static final long BREATH_NANOS = 5_000_000;
    private static final long OFFER_AGAIN_NANOS = 200_000_000;

    /** A worker trains a value for so many offers of probes. */
    private static final int OFFERS_A_VALUE = 10;

    /** What a search in the background grows to before the next one begins, and how fast. */
    private static final int BACKGROUND_VALUES = 500;

    private static final long BACKGROUND_NANOS = 10_000_000;

    private final Map<String, Trainer> trainers = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger advised = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final Thread background = new Thread(this::keepFitting, "bench-background");
    private @Nullable Trainer measured;
    private long probes;
    private volatile Offers offers = new Offers(0, new Slice(0));

    /** A slice, and the number of the offer before its first. */
    private record Offers(long before, Slice slice) {}

    SearchLane(Publisher publisher, AvroDeserializer decisions) {
        super(publisher, decisions);
        background.setDaemon(true);
    }

    /** From now on, while whatever is measured, another experiment grows, and the model fits it again and again. */
    void fitInBackground() {
        background.start();
    }

    /** The experiment that is measured from now on, when the model has been told so many values. */
    void grow(int values, Runnable check) throws InterruptedException {
        Trainer before = measured;
        if (before != null) {
            end(before);
        }
        Trainer trainer = start("n" + values, check);
        trainer.train(values);
        Patience patience = new Patience("Workers", check, () -> values - trainer.reports());
        while (trainer.reports() < values) {
            breathe(BREATH_NANOS);
            patience.orThrow();
        }
        measured = trainer;
    }

    /** Values that workers of the measured experiment have reported. */
    int values() {
        return measured().reports();
    }

    /** The part of the suggestions to probes that came from the model's list, since this was asked last. */
    double advisedPart() {
        int all = answered.getAndSet(0);
        return advised.getAndSet(0) / (double) Math.max(1, all);
    }

    private Trainer start(String name, Runnable check) throws InterruptedException {
        SearchExperiment search = new SearchExperiment("serve-%s-%s-%d".formatted(run, name, made.incrementAndGet()));
        Trainer trainer = new Trainer(search, publisher);
        trainers.put(search.id(), trainer);
        Patience patience = new Patience("The first offer to " + search.id(), check, () -> 1);
        publisher.publish(Topic.EXPERIMENTS, search.id(), search.created());
        trainer.train(1);
        while (trainer.reports() == 0) { // as agents do: an offer to an experiment that is not known yet is lost
            trainer.offer();
            breathe(OFFER_AGAIN_NANOS);
            patience.orThrow();
        }
        return trainer;
    }

    private void keepFitting() {
        try {
            while (true) {
                Trainer trainer = start("background", () -> {});
                for (int value = 0; value < BACKGROUND_VALUES; value++) {
                    trainer.train(1);
                    breathe(BACKGROUND_NANOS);
                }
                end(trainer);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** What is still decided on it is of no interest. */
    private void end(Trainer trainer) {
        trainers.remove(trainer.search().id());
        trainer.close();
    }

    private static void breathe(long nanos) throws InterruptedException {
        LockSupport.parkNanos(nanos);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private Trainer measured() {
        Trainer trainer = measured;
        if (trainer == null) {
            throw new IllegalStateException("No experiment has grown yet");
        }
        return trainer;
    }

    @Override
    public void prepare(int reports, Runnable check) {
        // The experiment has grown.
    }

    @Override
    public void begin(Slice slice) {
        offers = new Offers(probes, slice);
    }

    @Override
    public void send(int report) {
        SearchExperiment search = measured().search();
        probes++;
        publisher.publish(Topic.AGENTS, search.id(), search.probe(probes));
        if (report % OFFERS_A_VALUE == 0) {
            measured().train(1);
        }
    }

    @Override
    protected void decided(String experiment, SpecificRecord decision) {
        Trainer trainer = trainers.get(experiment);
        if (trainer == null) {
            return;
        }
        if (decision instanceof SuggestDecision start) {
            trainer.search().started(start.getTrial(), start.getParameters());
            given(trainer, start, start.getAssignee(), start.getTrial(), start.getLease(), start.getEvidence());
        } else if (decision instanceof PromoteDecision start) {
            given(trainer, start, start.getAssignee(), start.getTrial(), start.getLease(), start.getEvidence());
        } else if (decision instanceof CompleteDecision
                || (decision instanceof RejectDecision reject && !isHarmless(reject.getReason()))) {
            problem(decision);
        } else {
            trainer.obey(decision);
        }
    }

    private void given(
            Trainer trainer, SpecificRecord start, Assignee assignee, int trial, long lease, Evidence evidence) {
        if (!SearchExperiment.isProbe(assignee)) {
            trainer.obey(start);
            return;
        }
        Offers of = offers;
        int index = (int) (assignee.getOffer() - of.before) - 1;
        if (index >= 0 && index < of.slice.reports()) {
            of.slice.answered(index, System.nanoTime());
        }
        answered.incrementAndGet();
        advised.addAndGet(evidence.getModel() == null ? 0 : 1);
        SearchExperiment search = trainer.search();
        publisher.publish(Topic.AGENTS, search.id(), search.ended(trial, lease, Outcome.FAILED));
    }

    /** What comes of a worker that has trained on while it was told to pause, and of a model that was slow. */
    private static boolean isHarmless(RejectReason reason) {
        return reason == RejectReason.BEYOND_TARGET
                || reason == RejectReason.STALE_LEASE
                || reason == RejectReason.STALE_PROPOSAL;
    }

    @Override
    public void close() {
        background.interrupt();
    }
}
