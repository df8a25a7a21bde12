package dev.temper.stream.intake;

import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.serde.SerdeSettings;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.InHand;
import dev.temper.stream.progress.Slowed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Intake without a broker: records in, journal and dead letters out, and a clock that the test moves. */
final class IntakeKit implements AutoCloseable {
    static final long START = 1_700_000_000_000L;
    private static final List<String> STORES = IntakeMemory.stores();

    private final Serde<SpecificRecord> serde = serde();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AttentiveBrokers brokers = new AttentiveBrokers();
    private final Path directory = directory();
    private Slowed slowed = new Slowed();
    private boolean signed;
    private TopologyTestDriver driver = open();

    static Serde<SpecificRecord> serde() {
        AvroSerde serde = new AvroSerde();
        serde.configure(Map.of(SerdeSettings.REGISTRY_URL, "mock://intake-test"), false);
        return serde;
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("intake-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TopologyTestDriver open() {
        slowed = new Slowed();
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "intake-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyTestDriver(
                IntakeTopology.build(
                        IntakeKit::serde,
                        1,
                        signed,
                        new Instruments(new InHand(), meters, Tracing.OFF),
                        brokers,
                        slowed),
                settings,
                Instant.ofEpochMilli(START));
    }

    /** A new process that finds the state of the old one. */
    void restart() {
        List<List<KeyValue<String, Object>>> saved = new ArrayList<>();
        for (String store : STORES) {
            KeyValueStore<String, Object> old = driver.getKeyValueStore(store);
            List<KeyValue<String, Object>> entries = new ArrayList<>();
            try (KeyValueIterator<String, Object> all = old.all()) {
                all.forEachRemaining(entries::add);
            }
            saved.add(entries);
        }
        driver.close();
        driver = open();
        for (int i = 0; i < STORES.size(); i++) {
            KeyValueStore<String, Object> fresh = driver.getKeyValueStore(STORES.get(i));
            saved.get(i).forEach(entry -> fresh.put(entry.key, entry.value));
        }
    }

    /** What a store holds, by key. */
    Map<String, Object> stored(String store) {
        Map<String, Object> stored = new TreeMap<>();
        KeyValueStore<String, Object> rows = driver.getKeyValueStore(store);
        try (KeyValueIterator<String, Object> all = rows.all()) {
            all.forEachRemaining(entry -> stored.put(entry.key, entry.value));
        }
        return stored;
    }

    void publish(Topic topic, SpecificRecord event) {
        publish(topic, "digits", event);
    }

    void publish(Topic topic, String key, SpecificRecord event) {
        publish(topic, key.getBytes(StandardCharsets.UTF_8), bytes(topic, event));
    }

    byte[] bytes(Topic topic, SpecificRecord event) {
        return serde.serializer().serialize(topic.topicName(), event);
    }

    void publish(Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
        publish(topic, key, value, new RecordHeaders());
    }

    void publish(Topic topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        driver.createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, START));
    }

    /** A new process with this setting, which finds the state of the old one. */
    void askForSignatures(boolean now) {
        signed = now;
        restart();
    }

    /** Time passes as a running process sees it: tick by tick. */
    void pass(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= WatchProcessor.INTERVAL.toMillis()) {
            driver.advanceWallClockTime(WatchProcessor.INTERVAL);
        }
    }

    /** The partition loses its leader, or gets one again. */
    void setAudible(boolean now) {
        brokers.setAudible(now);
    }

    /** The engine has so much before it, and takes so many entries a second. */
    void engine(long waiting, long perSecond) {
        brokers.engine(waiting, perSecond);
    }

    /** How many records of an experiment wait. */
    long waiting(String experiment) {
        return slowed.experiments().stream()
                .filter(of -> of.experiment().equals(experiment))
                .mapToLong(Slowed.Of::waiting)
                .sum();
    }

    /** Time passes in which the process stands still, as it does while it waits for the brokers to take a commit. */
    void freeze(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** What was appended to the journal since the last call. */
    List<SpecificRecord> journal() {
        return drain(Topic.JOURNAL);
    }

    /** The kinds of that. */
    List<String> journalKinds() {
        return journal().stream().map(record -> record.getSchema().getName()).toList();
    }

    /** The headers of what was appended to the journal since the last call of either. */
    List<Headers> journalHeaders() {
        return driver
                .createOutputTopic(Topic.JOURNAL.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(TestRecord::getHeaders)
                .toList();
    }

    /** What was refused since the last call. */
    List<DeadLetter> deadLetters() {
        return drain(Topic.DEAD_LETTERS).stream().map(DeadLetter.class::cast).toList();
    }

    /** What a gauge says. */
    double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }

    /** How many records were put aside for a reason, as intake counts. */
    double refused(String reason) {
        return meters.get("temper.dead.letters").tag("reason", reason).counter().count();
    }

    private List<SpecificRecord> drain(Topic topic) {
        return driver
                .createOutputTopic(topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(bytes -> serde.deserializer().deserialize(topic.topicName(), bytes))
                .toList();
    }

    @Override
    public void close() {
        driver.close();
        serde.close();
        try {
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
