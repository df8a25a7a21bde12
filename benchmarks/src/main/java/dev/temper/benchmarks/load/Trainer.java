package dev.temper.benchmarks.load;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.PauseDecision;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.StopDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.Target;
import dev.temper.schemas.topic.Topic;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;

/**
 * The workers of a search, on a thread of their own: they train what they are given, as many values as are asked for,
 * and then hold still until more are.
 */
final class Trainer implements AutoCloseable {
    private final SearchExperiment search;
    private final Publisher publisher;
    private final BlockingQueue<Way> ways = new LinkedBlockingQueue<>();
    private final Map<Integer, Integer> slots = new ConcurrentHashMap<>();
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicInteger reports = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "bench-trainer");

    /** What a lease allows to train. */
    private record Way(int trial, long lease, Target target) {}

    Trainer(SearchExperiment search, Publisher publisher) {
        this.search = search;
        this.publisher = publisher;
        thread.setDaemon(true);
        thread.start();
    }

    SearchExperiment search() {
        return search;
    }

    /** Asks for so many values more. */
    void train(int more) {
        wanted.release(more);
    }

    /** Values reported so far. */
    int reports() {
        return reports.get();
    }

    /** Offers all slots; once the experiment is known. */
    void offer() {
        SearchExperiment.workers().forEach(slot -> publisher.publish(Topic.AGENTS, search.id(), search.worker(slot)));
    }

    /** Obeys a decision on a worker's trial. */
    void obey(SpecificRecord decision) {
        if (decision instanceof SuggestDecision start) {
            start(start.getAssignee(), new Way(start.getTrial(), start.getLease(), start.getTarget()));
        } else if (decision instanceof PromoteDecision start) {
            start(start.getAssignee(), new Way(start.getTrial(), start.getLease(), start.getTarget()));
        } else if (decision instanceof ContinueDecision further) {
            ways.add(new Way(further.getTrial(), further.getLease(), further.getTarget()));
        } else if (decision instanceof PauseDecision pause) {
            end(pause.getTrial(), pause.getLease(), Outcome.PAUSED);
        } else if (decision instanceof StopDecision stop) {
            end(stop.getTrial(), stop.getLease(), Outcome.STOPPED);
        }
    }

    private void start(Assignee assignee, Way way) {
        slots.put(way.trial(), assignee.getSlot());
        ways.add(way);
    }

    private void end(int trial, long lease, Outcome outcome) {
        Integer slot = slots.remove(trial);
        if (slot != null) { // of a worker
            publisher.publish(Topic.AGENTS, search.id(), search.ended(trial, lease, outcome));
            publisher.publish(Topic.AGENTS, search.id(), search.worker(slot));
        }
    }

    private void run() {
        try {
            while (true) {
                Way way = ways.take();
                for (int epoch : SearchExperiment.epochs(way.target())) {
                    wanted.acquire();
                    publisher.publish(Topic.METRICS, search.id(), search.report(way.trial(), way.lease(), epoch));
                    reports.incrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        publisher.publish(Topic.EXPERIMENTS, search.id(), search.archived());
    }
}
