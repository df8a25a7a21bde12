package dev.temper.stream.intake;

import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.topic.ExperimentId;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.Source;
import dev.temper.stream.progress.Slowed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets inputs through while the engine keeps up. Else reports beyond an experiment's share of its partition wait in a store,
 * still as bytes, and so does whatever agents say after them but for signs of life: an experiment keeps its order. What
 * users ask and what the model advises never waits.
 */
final class TurnProcessor extends ContextualProcessor<byte[], byte[], byte[], Source> {
    static final Duration INTERVAL = Duration.ofMillis(20);

    /** Of one experiment, before it is the next one's turn. */
    private static final int BATCH = 64;

    /** Who reads what is older than this is behind: others may be further on in the topic, and are to be found first. */
    private static final Duration BEHIND = Duration.ofMillis(200);

    /** Meanwhile so many that waited go on in each interval: hardly any of the time of the thread. */
    private static final int FEW = 25;

    /** So many are no mere burst: the log names who sends them. */
    private static final int MANY = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(TurnProcessor.class);
    private static final Set<String> WAITING = Set.of(Topic.METRICS.topicName(), Topic.AGENTS.topicName());

    private final IntFunction<Backlog> backlogs;
    private final Slowed slowed;
    private final RecordBytes bytes;
    private final Map<String, WaitingLine> lines = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private FairShare share = new FairShare();
    private boolean behind;
    private @Nullable KeyValueStore<String, WaitingRecord> store;

    /**
     * @param backlogs how far the engine is behind in a partition
     * @param slowed told of experiments that wait
     */
    TurnProcessor(IntFunction<Backlog> backlogs, Slowed slowed, RecordBytes bytes) {
        this.backlogs = backlogs;
        this.slowed = slowed;
        this.bytes = bytes;
    }

    @Override
    public void init(ProcessorContext<byte[], Source> context) {
        super.init(context);
        leave();
        share = new FairShare();
        store = context.getStateStore(Stores.WAITING);
        recall();
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> letThrough());
    }

    private void recall() {
        try (KeyValueIterator<String, WaitingRecord> all = store().all()) {
            while (all.hasNext()) {
                String key = all.next().key;
                long place = WaitingLine.place(key);
                String experiment = WaitingLine.experiment(key);
                lines.computeIfAbsent(experiment, id -> new WaitingLine(store(), id, place, place))
                        .reaches(place);
            }
        }
        lines.forEach((experiment, line) -> slowed.waits(experiment, line.length()));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Source source = Source.of(context(), record);
        String experiment = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!WAITING.contains(source.topic()) || !ExperimentId.isAllowed(experiment)) {
            forward(source, record.headers());
            return;
        }
        behind = context().currentSystemTimeMs() - record.timestamp() > BEHIND.toMillis();
        share.see(backlogs.apply(context().taskId().partition()));
        WaitingLine line = lines.get(experiment);
        if (line == null && source.topic().equals(Topic.METRICS.topicName()) && !share.isDue(experiment)) {
            line = new WaitingLine(store(), experiment, 0, 0);
            lines.put(experiment, line);
        }
        if (line == null || isSignOfLife(source)) {
            share.added(experiment);
            forward(source, record.headers());
        } else {
            line.add(new WaitingRecord(source, record.headers()));
            if (line.length() == MANY && told.add(experiment)) {
                tell(experiment, source);
            }
        }
    }

    private boolean isSignOfLife(Source source) {
        return source.topic().equals(Topic.AGENTS.topicName()) && read(source) instanceof AgentHeartbeat;
    }

    /** What a record says; null when that cannot be read, which is for others to tell. */
    private @Nullable SpecificRecord read(Source source) {
        byte[] value = source.value();
        try {
            return value == null ? null : bytes.decode(source.topic(), value);
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            return null;
        }
    }

    private void tell(String experiment, Source source) {
        SpecificRecord read = read(source);
        LOG.warn(
                "Reports of experiment {}{} come faster than the engine folds them: they wait, so that other experiments do"
                        + " not",
                experiment,
                read == null ? "" : " by producer " + EventCodec.id(read).producer());
    }

    /** As many as there is room for, of all experiments in turn. */
    private void letThrough() {
        if (lines.isEmpty()) {
            return;
        }
        lines.forEach((experiment, line) -> slowed.waits(experiment, line.length()));
        share.see(backlogs.apply(context().taskId().partition()));
        long left = behind ? FEW : Long.MAX_VALUE;
        behind = false;
        while (left > 0 && !lines.isEmpty() && share.room() > 0) {
            for (Map.Entry<String, WaitingLine> entry : List.copyOf(lines.entrySet())) {
                left -= letThrough(entry.getKey(), entry.getValue(), Math.min(left, BATCH));
            }
        }
    }

    /** Some of an experiment; returns how many. */
    private int letThrough(String experiment, WaitingLine line, long most) {
        int taken = 0;
        while (taken < most && line.length() > 0 && share.room() > 0) {
            WaitingRecord record = line.take();
            share.added(experiment);
            forward(record.source(), record.headers());
            taken++;
        }
        slowed.waits(experiment, line.length());
        if (line.length() == 0) {
            lines.remove(experiment);
            if (told.remove(experiment)) {
                LOG.info("No report of experiment {} waits any longer", experiment);
            }
        }
        return taken;
    }

    private void forward(Source source, Headers headers) {
        context().forward(new Record<>(source.key(), source, source.timestamp(), headers));
    }

    @Override
    public void close() {
        leave();
        bytes.close();
    }

    private void leave() {
        lines.keySet().forEach(experiment -> slowed.waits(experiment, 0));
        lines.clear();
    }

    private KeyValueStore<String, WaitingRecord> store() {
        return Objects.requireNonNull(store, "init comes first");
    }
}
