package dev.temper.benchmarks.load;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Metric;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * An experiment, with its agents, in which every report is decided on: all trials train at once, each report is at a
 * rung of a long ladder, and each is the best that its rung has seen, so that the trial goes on, up to the last rung.
 * The trials take turns. Built and reported on by one thread; leases come in on another.
 */
public final class Climb {
    /** Slots of an agent. */
    private static final int SLOTS = 8;

    private static final long OFFER_AGAIN_MILLIS = 200;
    private static final Ladder LADDER = Ladder.ofEpochs(1, 1_000_000, 2);
    private static final String SESSION = "1";

    private final String id;
    private final int trials;
    private final AtomicLongArray leases;
    private final AtomicLongArray numbers;
    private final AtomicIntegerArray indexes;
    private final CountDownLatch unleased;
    private int reports;

    public Climb(String id, int trials) {
        this.id = id;
        this.trials = trials;
        leases = new AtomicLongArray(trials + 1);
        numbers = new AtomicLongArray(trials / SLOTS + 1);
        indexes = new AtomicIntegerArray(trials * rungs());
        unleased = new CountDownLatch(trials);
    }

    static int rungs() {
        return LADDER.tasks().size();
    }

    /** The first rung, from 0, beyond an epoch. */
    static int rungBeyond(int epoch) {
        int rung = 0;
        while (LADDER.tasks().get(rung).epochs() <= epoch) {
            rung++;
        }
        return rung;
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** Reports at rungs that it can still make. */
    public int reportsLeft() {
        return trials * rungs() - reports;
    }

    private ExperimentCreated created() {
        ExperimentDefinition definition = new ExperimentDefinition(
                id,
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(List.of(
                        new Parameter.OfDouble("learning_rate", 0.0001, 1, Scale.LOG, null),
                        new Parameter.OfDouble("momentum", 0, 0.99, Scale.LINEAR, null))),
                LADDER,
                new Budget(trials, null),
                trials,
                new Method(Method.SuggesterKind.QUASI_RANDOM, Method.ScheduleKind.ASYNC_HYPERBAND_STOPPING, 1, 1),
                ExperimentDefinition.Resume.CHECKPOINT,
                1,
                3_600_000, // nobody sends heartbeats here
                17);
        return new ExperimentCreated(new EventHeader(id, "bench", 1L, null), DefinitionWriter.write(definition));
    }

    /**
     * Has it created and its slots offered; returns when every trial has a lease.
     *
     * @param check throws what went wrong in the background
     */
    public void start(Publisher publisher, Runnable check) throws InterruptedException {
        Patience patience = new Patience("Offers to " + id, check, () -> (int) unleased.getCount());
        publisher.publish(Topic.EXPERIMENTS, id, created());
        // The first slot is offered again and again, as agents do, until the experiment is known.
        while (unleased.getCount() == trials) {
            publisher.publish(Topic.AGENTS, id, offer(0));
            if (!unleased.await(OFFER_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                patience.orThrow();
            }
        }
        for (int slot = 1; slot < trials; slot++) {
            publisher.publish(Topic.AGENTS, id, offer(slot));
        }
        while (!unleased.await(OFFER_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
            patience.orThrow();
        }
    }

    /** An offer of a slot, from 0; like an agent's repeats it has a new number at each call. */
    private SlotOffered offer(int slot) {
        int agent = slot / SLOTS;
        return new SlotOffered(header(agent), new Assignee("agent-" + agent, SESSION, slot % SLOTS, 1L), "");
    }

    /** Takes note of a lease; false when the trial has one already. */
    public boolean leased(int trial, long lease) {
        boolean first = leases.compareAndSet(trial, 0, lease);
        if (first) {
            unleased.countDown();
        }
        return first;
    }

    /** The next report, remembered as the slice's report of that index. */
    public MetricReported report(int index) {
        int trial = reports % trials + 1;
        int rung = reports / trials;
        indexes.set(place(trial, rung), index);
        return reportAt(trial, rung);
    }

    /** A trial's report at a rung, from 0. */
    MetricReported reportAt(int trial, int rung) {
        return report(trial, LADDER.tasks().get(rung).epochs());
    }

    /** A report at an epoch, which may lie between rungs; better than all before it. */
    MetricReported report(int trial, int epoch) {
        reports++;
        double loss = 1 - reports * 1e-9;
        return new MetricReported(
                header((trial - 1) / SLOTS),
                trial,
                leases.get(trial),
                epoch,
                List.of(new MetricValue("loss", loss, null)),
                1.5);
    }

    /** Which of the slice's reports was the one of a trial at a rung. */
    public int index(int trial, int rung) {
        return indexes.get(place(trial, rung));
    }

    TrialEnded ended(int trial) {
        return new TrialEnded(header((trial - 1) / SLOTS), trial, leases.get(trial), Outcome.STOPPED, 143, "", false);
    }

    private int place(int trial, int rung) {
        return (trial - 1) * rungs() + rung;
    }

    private EventHeader header(int agent) {
        return new EventHeader(id, id + "/agent-" + agent, numbers.incrementAndGet(agent), null);
    }
}
