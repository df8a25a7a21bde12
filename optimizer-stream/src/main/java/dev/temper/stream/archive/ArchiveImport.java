package dev.temper.stream.archive;

import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.rebuild.Rebuild;
import dev.temper.stream.rebuild.Undertaking;
import dev.temper.stream.rebuild.Writing;
import dev.temper.stream.replay.Recorded;
import dev.temper.stream.replay.Recorded.Kind;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.ReplayCheck;
import dev.temper.stream.replay.ReplayResult;
import dev.temper.stream.replay.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the experiments of an archive into the empty topics of a cluster, of whatever number of partitions: the same
 * bytes under the same keys with the same times, each experiment in one transaction. Then the state is made anew from
 * them. Before anything is written, every recorded decision was derived again. Used by one thread.
 */
public final class ArchiveImport {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Kafka's brokers permit 15 minutes. An experiment of a million events takes about one. */
    private static final int TRANSACTION_MILLIS = 600_000;

    private final OptimizerConfig config;
    private final Archive archive;
    private final RegistryClient registry;
    private final Consumer<String> progress;
    private final Rebuild rebuild;
    private final Map<Schema, Integer> schemas = new HashMap<>();

    /**
     * What was imported.
     *
     * @param experiments of the archive
     * @param written of these, those that were not in the topics before
     * @param state made anew
     */
    public record Result(int experiments, int written, Rebuild.Result state) {}

    /** How many records of an experiment there are. */
    private record Counts(long events, long decisions) {}

    /**
     * Changes nothing yet.
     *
     * @param admin stays the caller's to close
     * @param registry gives the schemas their ids
     * @param progress told how far it is
     */
    public ArchiveImport(
            Admin admin, OptimizerConfig config, Archive archive, RegistryClient registry, Consumer<String> progress) {
        this.config = config;
        this.archive = archive;
        this.registry = registry;
        this.progress = progress;
        rebuild = new Rebuild(admin, config, progress);
    }

    /**
     * Does it, or goes on with one that was ended in its middle.
     *
     * @throws ArchiveException when a file was changed, a decision does not follow from its journal, or the topics hold
     *     something else
     * @throws dev.temper.stream.rebuild.LostStateException when an optimizer runs
     */
    public Result run() {
        List<String> experiments = archive.experiments();
        if (experiments.isEmpty()) {
            throw new ArchiveException(
                    "there is nothing to import: give the directory that `temper export --to` wrote");
        }
        Map<String, Counts> own = new TreeMap<>();
        experiments.forEach(id -> own.put(id, verified(id)));
        rebuild.prepare();
        Map<String, Counts> there = there();
        there.forEach((id, counts) -> requireSame(id, counts, own.get(id)));
        rebuild.begin(Undertaking.IMPORT);
        int written = 0;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (String id : experiments) {
                if (!there.containsKey(id)) {
                    write(producer, archive.read(id));
                    written++;
                    progress.accept(
                            written + there.size() + " of " + experiments.size() + " experiments written: " + id);
                }
            }
        }
        Rebuild.Result state = rebuild.remake(false);
        rebuild.end(Undertaking.IMPORT);
        return new Result(experiments.size(), written, state);
    }

    private Counts verified(String id) {
        Recording recording = archive.read(id);
        ReplayResult replayed = ReplayCheck.checkDecisions(recording);
        if (!replayed.isSame()) {
            throw new ArchiveException(
                    "experiment '" + id + "' does not give its recorded decisions, so it is not imported: "
                            + (replayed.isWhole() ? replayed.first().get(0) : "its beginning is missing")
                            + ". `temper replay --from` its directory says more");
        }
        return new Counts(recording.events().size(), recording.decisions().size());
    }

    private static void requireSame(String id, Counts there, @Nullable Counts own) {
        if (!there.equals(own)) {
            throw new ArchiveException("the topics hold experiment '" + id + "' with " + there.events() + " events and "
                    + there.decisions() + " decisions, and the archive "
                    + (own == null ? "does not" : "with " + own.events() + " and " + own.decisions())
                    + ": import into empty topics");
        }
    }

    /** What the topics hold: nothing, or what an import wrote that was ended in its middle. */
    private Map<String, Counts> there() {
        Map<String, Long> events = count(Topic.JOURNAL);
        Map<String, Long> decisions = count(Topic.DECISIONS);
        Map<String, Counts> there = new TreeMap<>();
        Stream.concat(events.keySet().stream(), decisions.keySet().stream())
                .forEach(id -> there.put(id, new Counts(events.getOrDefault(id, 0L), decisions.getOrDefault(id, 0L))));
        return there;
    }

    private Map<String, Long> count(Topic topic) {
        Map<String, Long> counts = new HashMap<>();
        List<TopicPartition> partitions = IntStream.range(0, config.partitions())
                .mapToObj(number -> new TopicPartition(topic.topicName(), number))
                .toList();
        Map<String, Object> settings = clientSettings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL)
                        .forEach(record -> counts.merge(
                                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                                1L,
                                Long::sum));
            }
        }
        return counts;
    }

    private void write(KafkaProducer<byte[], byte[]> producer, Recording recording) {
        int partition = ViewKey.partition(recording.experiment(), config.partitions());
        byte[] key = recording.experiment().getBytes(StandardCharsets.UTF_8);
        Writing writing = new Writing(producer);
        producer.beginTransaction();
        Stream.concat(recording.events().stream(), recording.decisions().stream())
                .forEach(recorded -> {
                    Topic topic = recorded.kind() == Kind.EVENT ? Topic.JOURNAL : Topic.DECISIONS;
                    writing.send(new ProducerRecord<>(
                            topic.topicName(),
                            partition,
                            recorded.timestamp(),
                            key,
                            WireRecords.value(recorded, id(topic, recorded))));
                });
        writing.awaitAll();
        producer.commitTransaction();
    }

    private int id(Topic topic, Recorded recorded) {
        return schemas.computeIfAbsent(
                recorded.writer(), schema -> registry.register(topic.topicName() + "-" + schema.getFullName(), schema));
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = clientSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.applicationId(Role.INTAKE) + "-import");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, config.lingerMillis());
        return settings;
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(config.clientSettings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        return settings;
    }
}
