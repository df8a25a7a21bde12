package dev.temper.benchmarks.crew;

import dev.temper.benchmarks.load.DecisionLane;
import dev.temper.benchmarks.load.Publisher;
import dev.temper.benchmarks.load.Slice;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.serde.AvroDeserializer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Hands decisions to the crews that they are for, and remembers when each was there for all who listen. */
public final class CrewLane extends DecisionLane {
    private final Map<String, Crew> crews = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Long> times = new ConcurrentSkipListMap<>();
    private volatile @Nullable String watched;

    /** A lane without crews. */
    public CrewLane(Publisher publisher, AvroDeserializer decisions) {
        super(publisher, decisions);
    }

    /** From now on, decisions on a crew's experiment reach it. */
    public void add(Crew crew) {
        crews.put(crew.id(), crew);
    }

    /** From now on, they do not. */
    public void remove(Crew crew) {
        crews.remove(crew.id());
    }

    /** From now on, remembers when decisions on an experiment came; none any more for null. */
    public void watch(@Nullable String experiment) {
        times.clear();
        watched = experiment;
    }

    /** When decisions came, milliseconds since 1970, by journal sequence. */
    public ConcurrentSkipListMap<Long, Long> times() {
        return times;
    }

    @Override
    protected void decided(String experiment, SpecificRecord decision) {
        Crew crew = crews.get(experiment);
        if (crew != null) {
            long sequence = ((DecisionHeader) decision.get(0)).getSequence();
            if (experiment.equals(watched)) {
                times.put(sequence, System.currentTimeMillis());
            }
            crew.decided(decision, sequence);
        }
    }

    @Override
    public void prepare(int reports, Runnable check) {
        // crews go their own pace
    }

    @Override
    public void begin(Slice slice) {
        // crews go their own pace
    }

    @Override
    public void send(int report) {
        throw new UnsupportedOperationException("crews go their own pace");
    }
}
