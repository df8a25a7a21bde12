package dev.temper.benchmarks.takeover;

import dev.temper.benchmarks.load.Climb;
import dev.temper.benchmarks.load.DecisionLane;
import dev.temper.benchmarks.load.Names;
import dev.temper.benchmarks.load.Publisher;
import dev.temper.benchmarks.load.Slice;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** An experiment in each partition; reports go to them by turns, and each report gets a decision. */
final class SteadyLane extends DecisionLane {
    private final List<Climb> climbs = new ArrayList<>();
    private final Map<String, Climb> byName = new ConcurrentHashMap<>();
    private final Map<String, Integer> last = new ConcurrentHashMap<>();
    private final Map<String, Long> firsts = new ConcurrentHashMap<>();
    private volatile int since = Integer.MAX_VALUE;
    private volatile int next;

    /**
     * Experiments that have not begun.
     *
     * @param trials of each; it can make some twenty reports for each of them
     */
    SteadyLane(Publisher publisher, AvroDeserializer decisions, int partitions, int trials) {
        super(publisher, decisions);
        for (int partition = 0; partition < partitions; partition++) {
            Climb climb = new Climb(
                    Names.in(partition, partitions, "steady-" + partition).next(), trials);
            climbs.add(climb);
            byName.put(climb.id(), climb);
        }
    }

    /** Names by partition. */
    List<String> experiments() {
        return climbs.stream().map(Climb::id).toList();
    }

    /** Reports that it has left. */
    int reportsLeft() {
        return climbs.stream().mapToInt(Climb::reportsLeft).min().orElse(0) * climbs.size();
    }

    @Override
    public void prepare(int reports, Runnable check) throws InterruptedException {
        for (Climb climb : climbs) {
            climb.start(publisher, check);
        }
    }

    @Override
    public void begin(Slice slice) {
        // Never ends.
    }

    @Override
    public void send(int report) {
        Climb climb = climbs.get(report % climbs.size());
        next = report + 1;
        publisher.publish(Topic.METRICS, climb.id(), climb.report(report));
    }

    /** Forgets all decisions: what counts from now on are those on reports that are still to be sent. */
    void mark() {
        since = next;
        firsts.clear();
    }

    /** When the first decision since the mark came on an experiment, as {@link System#nanoTime}; 0 for not yet. */
    long first(String experiment) {
        return firsts.getOrDefault(experiment, 0L);
    }

    /** The number of the last report of an experiment that was decided on. */
    int last(String experiment) {
        return last.getOrDefault(experiment, -1);
    }

    @Override
    protected void decided(String experiment, SpecificRecord decision) {
        Climb climb = byName.get(experiment);
        if (climb == null) {
            return;
        }
        if (decision instanceof SuggestDecision suggest) {
            boolean unused = climb.leased(suggest.getTrial(), suggest.getLease()); // again after an aborted transaction
        } else if (decision instanceof ContinueDecision further) {
            int report = climb.index(further.getTrial(), further.getEvidence().getRung());
            last.merge(experiment, report, Math::max);
            if (report >= since) {
                firsts.putIfAbsent(experiment, System.nanoTime());
            }
        } else {
            problem(decision);
        }
    }
}
