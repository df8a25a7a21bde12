package dev.temper.benchmarks.soak;

import dev.temper.benchmarks.crew.Crew;
import dev.temper.benchmarks.crew.CrewLane;
import dev.temper.benchmarks.load.Names;
import dev.temper.benchmarks.load.Publisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Some experiments at a time; one that is complete gives its place to the next. Used by one thread. */
final class SoakLoad implements AutoCloseable {
    private static final int NEVER = 1_000_000;
    private static final long OFFER_AGAIN_NANOS = 1_000_000_000;

    private final SoakPlan plan;
    private final Publisher publisher;
    private final CrewLane lane;
    private final Names names = Names.any("soak");
    private final List<Crew> crews = new ArrayList<>();
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private long offered = System.nanoTime();
    private int perSecond;
    private long over;
    private long reportsOfOver;

    SoakLoad(SoakPlan plan, Publisher publisher, CrewLane lane) {
        this.plan = plan;
        this.publisher = publisher;
        this.lane = lane;
        for (int i = 0; i < plan.crews(); i++) {
            crews.add(begin());
        }
    }

    /** Reports a second, over all experiments, from now on; 0 for as many as decisions allow. */
    void pace(int reports) {
        perSecond = reports == 0 ? 0 : Math.max(1, reports / crews.size());
        crews.forEach(this::train);
    }

    /** To be called again and again: gives places of what is complete away, and offers slots as agents do. */
    void tend() {
        boolean again = System.nanoTime() - offered > OFFER_AGAIN_NANOS;
        if (again) {
            offered = System.nanoTime();
        }
        for (int i = 0; i < crews.size(); i++) {
            Crew crew = crews.get(i);
            if (crew.isDone()) {
                lane.remove(crew);
                crew.close();
                over++;
                reportsOfOver += crew.reports();
                crews.set(i, begin());
            } else if (again && crew.trials() == 0) {
                train(crew); // an offer to an experiment that is not known yet is lost
            }
        }
    }

    private Crew begin() {
        Crew crew = new Crew(names.next(), plan.trials(), publisher, latencies::add);
        lane.add(crew);
        crew.create();
        train(crew);
        return crew;
    }

    private void train(Crew crew) {
        crew.train(NEVER, perSecond);
    }

    /** Reports so far. */
    long reports() {
        return reportsOfOver + crews.stream().mapToLong(Crew::reports).sum();
    }

    /** Experiments that are complete. */
    long over() {
        return over;
    }

    /** Nanoseconds from reports to decisions, since this was asked last. */
    long[] latencies() {
        List<Long> taken = new ArrayList<>();
        for (Long nanos = latencies.poll(); nanos != null; nanos = latencies.poll()) {
            taken.add(nanos);
        }
        return taken.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() {
        crews.forEach(Crew::close);
    }
}
