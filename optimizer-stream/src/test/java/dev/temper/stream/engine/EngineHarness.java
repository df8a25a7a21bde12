package dev.temper.stream.engine;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.SetAside;
import dev.temper.testkit.Played;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The engine's processor over a store that outlives it: a test starts it anew, or takes a transaction back. */
final class EngineHarness {
    private final OptimizerConfig config;
    private final GuardedStep.Machine machine;
    private final SetAside setAside = new SetAside();
    private DecisionsOnRecord onRecord = DecisionsOnRecord.NONE;
    private MeterRegistry registry = new SimpleMeterRegistry();
    private EngineBooks books = EngineBooks.of(setAside, registry);
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> tombstones = new ArrayList<>();
    private KeyValueStore<Bytes, byte[]> store;
    private MockProcessorContext<byte[], byte[]> context;
    private EngineProcessor processor;
    private long offset;
    private long offsetOfSnapshot;

    /** A record that the engine sent. */
    record Sent(Topic topic, String key, Bytes value) {}

    EngineHarness(OptimizerConfig config) {
        this(config, ExperimentMachine::step);
    }

    /** With a machine that may fail. */
    EngineHarness(OptimizerConfig config, GuardedStep.Machine machine) {
        this.config = config;
        this.machine = machine;
        store = emptyStore();
        processor = new EngineProcessor(config, machine, Instruments.unread(), books, onRecord);
        context = start(processor);
    }

    /** Another process goes on with what was committed. */
    void restart() {
        processor.close();
        registry = new SimpleMeterRegistry();
        books = EngineBooks.of(setAside, registry);
        processor = new EngineProcessor(config, machine, Instruments.unread(), books, onRecord);
        context = start(processor);
    }

    /** All rows are lost, and another process begins with none; what was sent is on record. */
    void loseRows() {
        store = emptyStore();
        offset = 0;
        Map<String, Long> highest = new TreeMap<>();
        for (Sent decision : sent(Topic.DECISIONS)) {
            SpecificRecord record =
                    Journals.read(Topic.DECISIONS, decision.value().get());
            highest.merge(decision.key(), DecisionCodec.header(record).getNumber(), Math::max);
        }
        onRecord = partition -> highest;
        restart();
    }

    /** The partition goes to another process. */
    void close() {
        processor.close();
    }

    /** The transaction since the snapshot is aborted: Kafka Streams starts the same processor again on the old store. */
    void abortTo(SortedMap<Bytes, byte[]> snapshot, int sentBefore) {
        store = emptyStore();
        snapshot.forEach(store::put);
        offset = offsetOfSnapshot;
        sent.subList(sentBefore, sent.size()).clear();
        context = start(processor);
    }

    SortedMap<Bytes, byte[]> snapshot() {
        offsetOfSnapshot = offset;
        SortedMap<Bytes, byte[]> rows = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(row -> rows.put(row.key, row.value));
        }
        return rows;
    }

    /** Folds a journal in transactions of some events each, of which about every second one is aborted and comes again. */
    void foldWithAborts(Played played, Random random) {
        List<JournalEntry> journal = played.journal();
        for (int committed = 0; committed < journal.size(); ) {
            SortedMap<Bytes, byte[]> before = snapshot();
            int sentBefore = sent.size();
            int end = Math.min(journal.size(), committed + 1 + random.nextInt(40));
            journal.subList(committed, end).forEach(entry -> process(Journals.id(played), entry));
            if (random.nextInt(3) == 0) {
                punctuate();
            }
            if (random.nextBoolean()) {
                abortTo(before, sentBefore);
            } else {
                committed = end;
            }
        }
    }

    /** The experiments that the engine names as set aside. */
    List<String> setAside() {
        return setAside.experiments();
    }

    /** What this process counted. */
    MeterRegistry meters() {
        return registry;
    }

    KeyValueStore<Bytes, byte[]> store() {
        return store;
    }

    void process(String experiment, JournalEntry entry) {
        process(experiment.getBytes(StandardCharsets.UTF_8), Journals.record(experiment, entry, offset));
    }

    void process(byte[] key, byte[] value) {
        context.setRecordMetadata(Topic.JOURNAL.topicName(), 0, offset++);
        processor.process(new Record<>(key, value, 0));
        collect();
    }

    /** Lets the interval of the views pass. */
    void punctuate() {
        context.scheduledPunctuators()
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
        collect();
    }

    List<Sent> sent() {
        return sent;
    }

    /** Keys of the views that were taken back, in the order in which they were. */
    List<String> tombstones() {
        return tombstones;
    }

    List<Sent> sent(Topic topic) {
        return sent.stream().filter(one -> one.topic() == topic).toList();
    }

    List<String> decisions() {
        return sent(Topic.DECISIONS).stream()
                .map(one -> Journals.text(one.value().get()))
                .toList();
    }

    private void collect() {
        context.forwarded().forEach(forward -> {
            String key = new String(forward.record().key(), StandardCharsets.UTF_8);
            Topic topic = Topic.named(forward.childName().orElseThrow()).orElseThrow();
            byte[] value = forward.record().value();
            if (value != null) {
                sent.add(new Sent(topic, key, Bytes.wrap(value)));
            } else if (topic == Topic.VIEWS) {
                tombstones.add(key);
            } else {
                throw new AssertionError(topic + " is not compacted, and got a null value of " + key);
            }
        });
        context.resetForwards();
    }

    private MockProcessorContext<byte[], byte[]> start(EngineProcessor engine) {
        MockProcessorContext<byte[], byte[]> fresh = new MockProcessorContext<>();
        fresh.addStateStore(store);
        fresh.setCurrentSystemTimeMs(Long.MAX_VALUE);
        engine.init(fresh);
        return fresh;
    }

    private static KeyValueStore<Bytes, byte[]> emptyStore() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(EngineTopology.STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<byte[], byte[]>().getStateStoreContext(), store);
        return store;
    }
}
