package dev.temper.benchmarks.load;

import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.Evidence;
import dev.temper.schemas.StopDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Temper, through intake and engine: the answer to a report is the decision on it, decoded. Reports go through one
 * experiment at a time; when it has no more to report, the next one, leased beforehand, takes over.
 */
final class TemperLane implements Lane {
    private static final int MOST_TOLD = 20;
    private static final long PATIENCE_SECONDS = 120;
    private static final long OFFER_AGAIN_MILLIS = 200;

    private final Publisher publisher;
    private final AvroDeserializer decisions;
    private final String run;
    private final Map<String, Climb> climbs = new ConcurrentHashMap<>();
    private final Deque<Climb> ready = new ArrayDeque<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private int trials = 100;
    private int made;
    private volatile Slice slice = new Slice(0);

    /**
     * A lane.
     *
     * @param run part of the experiments' names
     */
    TemperLane(Publisher publisher, AvroDeserializer decisions, String run) {
        this.publisher = publisher;
        this.decisions = decisions;
        this.run = run;
    }

    @Override
    public String label() {
        return "Temper";
    }

    @Override
    public String answers() {
        return Topic.DECISIONS.topicName();
    }

    /** What came that should not have; empty if all is well. */
    Queue<String> problems() {
        return problems;
    }

    /** From now on experiments have so many trials. */
    void trials(int number) {
        trials = number;
        ready.clear();
        climbs.clear();
    }

    @Override
    public void prepare(int reports) throws InterruptedException {
        int left = ready.stream().mapToInt(Climb::reportsLeft).sum();
        for (; left < reports; left += trials * Climb.rungs()) {
            ready.add(start());
        }
    }

    private Climb start() throws InterruptedException {
        Climb climb = new Climb("bench-%s-%d".formatted(run, ++made), trials);
        climbs.put(climb.id(), climb);
        publisher.publish(Topic.EXPERIMENTS, climb.id(), climb.created());
        awaitKnown(climb);
        for (int slot = 1; slot < trials; slot++) {
            publisher.publish(Topic.AGENTS, climb.id(), climb.offer(slot));
        }
        if (!climb.unleased().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    climb.unleased().getCount() + " of " + trials + " offers to " + climb.id() + " got no answer");
        }
        return climb;
    }

    /** Offers the first slot, again and again, as agents do, until the experiment is known and it is leased. */
    private void awaitKnown(Climb climb) throws InterruptedException {
        long attempts = PATIENCE_SECONDS * 1_000 / OFFER_AGAIN_MILLIS;
        for (long attempt = 0; climb.unleased().getCount() == trials; attempt++) {
            if (attempt == attempts) {
                throw new IllegalStateException("The first offer to " + climb.id() + " got no answer");
            }
            publisher.publish(Topic.AGENTS, climb.id(), climb.offer(0));
            if (climb.unleased().await(OFFER_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    @Override
    public void begin(Slice next) {
        slice = next;
    }

    @Override
    public void send(int report) {
        Climb climb = ready.element();
        publisher.publish(Topic.METRICS, climb.id(), climb.report(report));
        if (climb.reportsLeft() == 0) {
            ready.remove();
        }
    }

    @Override
    public void receive(ConsumerRecord<byte[], byte[]> record, long nanos) {
        SpecificRecord decision = decisions.deserialize(record.topic(), record.value());
        if (decision == null) {
            return;
        }
        Climb climb = climbs.get(((DecisionHeader) decision.get(0)).getExperiment());
        if (climb == null) {
            return; // of an experiment that was left behind
        }
        if (decision instanceof SuggestDecision suggest) {
            if (!climb.leased(suggest.getTrial(), suggest.getLease())) {
                problem(decision);
            }
        } else if (decision instanceof ContinueDecision further) {
            answered(climb, further.getTrial(), further.getEvidence());
        } else if (decision instanceof StopDecision stop) {
            answered(climb, stop.getTrial(), stop.getEvidence());
            publisher.publish(Topic.AGENTS, climb.id(), climb.ended(stop.getTrial()));
        } else if (!(decision instanceof CompleteDecision)) {
            problem(decision);
        }
    }

    private void answered(Climb climb, int trial, Evidence evidence) {
        // The time is taken here: whoever waits for a decision has it when it is decoded.
        slice.answered(climb.index(trial, evidence.getRung()), System.nanoTime());
    }

    private void problem(SpecificRecord decision) {
        if (problems.size() < MOST_TOLD) {
            problems.add("unexpected " + decision);
        }
    }
}
