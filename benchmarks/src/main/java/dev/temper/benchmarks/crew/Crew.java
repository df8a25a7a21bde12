package dev.temper.benchmarks.crew;

import dev.temper.benchmarks.load.Publisher;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.PauseDecision;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.StopDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.Target;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Agents that train one experiment through the real topics: they report every epoch, obey every decision, and offer a slot
 * again when its trial rests. As fast as decisions come, or at an even rate. Thread safe.
 */
public final class Crew implements AutoCloseable {
    private static final int SLOTS = 64;
    private static final int SLOTS_OF_AGENT = 8;
    private static final String SESSION = "1";

    private final String id;
    private final int budget;
    private final Publisher publisher;
    private final BlockingQueue<Way> ways = new LinkedBlockingQueue<>();
    private final Map<Integer, Assignee> slots = new ConcurrentHashMap<>();
    private final Map<Integer, Double> qualities = new ConcurrentHashMap<>();
    private final Map<Integer, Long> undecided = new ConcurrentHashMap<>();
    private final LongConsumer latencies;
    private final AtomicLong reports = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong offers = new AtomicLong();
    private final Thread thread;
    private volatile int wanted;
    private volatile int rate;
    private volatile int trials;
    private volatile long sequence;
    private volatile boolean complete;

    /** What is to be reported next under a lease, and up to where. */
    private record Way(int trial, long lease, int epoch, int to) {}

    /** @param budget trials after which the experiment is complete */
    public Crew(String id, int budget, Publisher publisher) {
        this(id, budget, publisher, nanos -> {});
    }

    /** @param latencies is told the nanoseconds from each report that ends a run to what was decided on it */
    public Crew(String id, int budget, Publisher publisher, LongConsumer latencies) {
        this.id = id;
        this.budget = budget;
        this.publisher = publisher;
        this.latencies = latencies;
        thread = new Thread(this::run, "crew-" + id);
        thread.setDaemon(true);
        thread.start();
    }

    /** Name of the experiment. */
    public String id() {
        return id;
    }

    /** Has the experiment created. */
    public void create() {
        publisher.publish(
                Topic.EXPERIMENTS,
                id,
                new ExperimentCreated(
                        new EventHeader(id, "bench", 1L, null), CrewExperiment.definition(id, budget, SLOTS)));
    }

    /**
     * Offers all slots that do not train, and offers them again and again until there are so many trials.
     *
     * @param perSecond reports a second; 0 for as many as decisions allow
     */
    public void train(int upTo, int perSecond) {
        wanted = upTo;
        rate = perSecond;
        for (int slot = 0; slot < SLOTS; slot++) {
            int place = slot;
            if (slots.values().stream().noneMatch(one -> place(one) == place)) {
                offer("agent-" + slot / SLOTS_OF_AGENT, slot % SLOTS_OF_AGENT);
            }
        }
    }

    /** Trials so far. */
    public int trials() {
        return trials;
    }

    /** Whether nothing is left to do: it is complete, or has the trials that were wanted and none of them trains. */
    public boolean isDone() {
        return complete || (trials >= wanted && slots.isEmpty());
    }

    /** Journal sequence of the last decision. */
    public long sequence() {
        return sequence;
    }

    /** Reports so far. */
    public long reports() {
        return reports.get();
    }

    /** Obeys a decision. */
    void decided(SpecificRecord decision, long of) {
        sequence = of;
        if (decision instanceof SuggestDecision start) {
            trials = Math.max(trials, start.getTrial());
            quality(start.getTrial(), start.getParameters());
            start(start.getAssignee(), start.getTrial(), start.getLease(), start.getTarget());
        } else if (decision instanceof PromoteDecision start) {
            start(start.getAssignee(), start.getTrial(), start.getLease(), start.getTarget());
        } else if (decision instanceof ContinueDecision further) {
            decided(further.getTrial());
            ways.add(way(further.getTrial(), further.getLease(), further.getTarget()));
        } else if (decision instanceof PauseDecision pause) {
            decided(pause.getTrial());
            end(pause.getTrial(), pause.getLease(), Outcome.PAUSED);
        } else if (decision instanceof StopDecision stop) {
            decided(stop.getTrial());
            end(stop.getTrial(), stop.getLease(), Outcome.STOPPED);
        } else if (decision instanceof CompleteDecision) {
            complete = true;
        }
    }

    private void decided(int trial) {
        Long since = undecided.remove(trial);
        if (since != null) {
            latencies.accept(System.nanoTime() - since);
        }
    }

    private void quality(int trial, List<ParameterValue> configuration) {
        qualities.put(trial, CrewExperiment.quality(configuration));
    }

    private void start(Assignee assignee, int trial, long lease, Target target) {
        slots.put(trial, assignee);
        ways.add(way(trial, lease, target));
    }

    private static Way way(int trial, long lease, Target target) {
        return new Way(trial, lease, target.getFromEpoch() + 1, target.getToEpoch());
    }

    private void end(int trial, long lease, Outcome outcome) {
        Assignee slot = slots.remove(trial);
        if (slot != null) {
            publisher.publish(Topic.AGENTS, id, new TrialEnded(header(), trial, lease, outcome, 143, "", false));
            if (trials < wanted) {
                offer(slot.getAgent(), slot.getSlot());
            }
        }
    }

    private void offer(String agent, int slot) {
        publisher.publish(
                Topic.AGENTS,
                id,
                new SlotOffered(header(), new Assignee(agent, SESSION, slot, offers.incrementAndGet()), ""));
    }

    private static int place(Assignee slot) {
        return Integer.parseInt(slot.getAgent().replace("agent-", "")) * SLOTS_OF_AGENT + slot.getSlot();
    }

    private EventHeader header() {
        return new EventHeader(id, id + "/crew", numbers.incrementAndGet(), null);
    }

    private void run() {
        long due = System.nanoTime();
        try {
            while (true) {
                Way way = ways.take();
                int now = rate;
                if (now > 0) {
                    due = Math.max(due + 1_000_000_000L / now, System.nanoTime() - 100_000_000L);
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                }
                report(way);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void report(Way way) {
        double loss = CrewExperiment.loss(qualities.getOrDefault(way.trial, 1.0), way.trial, way.epoch);
        if (way.epoch == way.to) {
            undecided.put(way.trial, System.nanoTime());
        }
        reports.incrementAndGet();
        publisher.publish(
                Topic.METRICS,
                id,
                new MetricReported(
                        header(), way.trial, way.lease, way.epoch, List.of(new MetricValue("loss", loss, null)), 1.5));
        if (way.epoch < way.to) {
            ways.add(new Way(way.trial, way.lease, way.epoch + 1, way.to));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
