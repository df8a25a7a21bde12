package dev.temper.benchmarks.load;

import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.Evidence;
import dev.temper.schemas.StopDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Temper, through intake and engine: the answer to a report is the decision on it, decoded. Reports go through one
 * experiment at a time; when it has no more to report, the next one, leased beforehand, takes over.
 */
final class TemperLane extends DecisionLane {
    private final Names names;
    private final Map<String, Climb> climbs = new ConcurrentHashMap<>();
    private final Deque<Climb> ready = new ArrayDeque<>();
    private int trials = 100;
    private volatile Slice slice = new Slice(0);

    /** A lane whose experiments are in any partition. */
    TemperLane(Publisher publisher, AvroDeserializer decisions) {
        this(publisher, decisions, Names.any("bench"));
    }

    TemperLane(Publisher publisher, AvroDeserializer decisions, Names names) {
        super(publisher, decisions);
        this.names = names;
    }

    /** From now on experiments have so many trials. */
    void trials(int number) {
        trials = number;
        ready.clear();
        climbs.clear();
    }

    @Override
    public void prepare(int reports, Runnable check) throws InterruptedException {
        int left = ready.stream().mapToInt(Climb::reportsLeft).sum();
        for (; left < reports; left += trials * Climb.rungs()) {
            ready.add(start(check));
        }
    }

    private Climb start(Runnable check) throws InterruptedException {
        Climb climb = new Climb(names.next(), trials);
        climbs.put(climb.id(), climb);
        climb.start(publisher, check);
        return climb;
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
    protected void decided(String experiment, SpecificRecord decision) {
        Climb climb = climbs.get(experiment);
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
}
