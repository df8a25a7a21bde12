package dev.temper.stream.rebuild;

import dev.temper.schemas.topic.BrokerAnswer;
import dev.temper.schemas.topic.Storage;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.TopicAdmin;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.PartitionReader;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.config.Role;
import dev.temper.stream.engine.DecisionsOnRecord;
import dev.temper.stream.intake.IntakeMemory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes all state anew from the journal, while no optimizer runs: removes what is left of it, has engine, model and api
 * read from the beginning, and writes down what intake must know and the decisions that are missing. The engine folds the
 * journal when it starts, and sends none of the decisions that are on record.
 */
public final class Rebuild {
    private static final long QUIET_NANOS = 3_000_000_000L;

    private final Admin admin;
    private final OptimizerConfig config;
    private final Consumer<String> progress;
    private final Groups groups;
    private long told = System.nanoTime();

    /**
     * What a rebuild found and did.
     *
     * @param experiments in the journal
     * @param events records of the journal
     * @param decisions that follow from them
     * @param written of these, those that were not on record, and are now
     * @param intakeKept whether what intake knew was still there, and was left as it was
     */
    public record Result(int experiments, long events, long decisions, long written, boolean intakeKept) {}

    /**
     * Changes nothing yet.
     *
     * @param admin stays the caller's to close
     * @param progress told every few seconds how far it is
     */
    public Rebuild(Admin admin, OptimizerConfig config, Consumer<String> progress) {
        this.admin = admin;
        this.config = config;
        this.progress = progress;
        groups = new Groups(admin, config);
    }

    /**
     * Does it, or goes on with one that was ended in its middle.
     *
     * @throws LostStateException when an optimizer runs, or the beginning of the journal was deleted
     * @throws dev.temper.schemas.topic.TopicsException when topics are not as the catalogue says
     */
    public Result run() {
        prepare();
        boolean resumed = begin(Undertaking.REBUILD);
        Result result = remake(!resumed);
        end(Undertaking.REBUILD);
        return result;
    }

    /**
     * Makes sure that nobody runs, that the topics are there, and that the journal has its beginning.
     *
     * @throws LostStateException when one of that is not so
     */
    public void prepare() {
        groups.requireNobody();
        new TopicAdmin(admin).ensure(config.partitions(), config.replicationFactor());
        groups.begins(Topic.JOURNAL).forEach((partition, start) -> {
            if (start > 0) {
                throw new LostStateException(partition + " begins at offset " + start
                        + ": its first records were deleted, and what followed from them cannot be derived again. Import"
                        + " an export that has them into empty topics: `temper import DIR`");
            }
        });
    }

    /** Says that something is under way, so that no optimizer starts; true when it was before. */
    public boolean begin(Undertaking undertaking) {
        return undertaking.begin(admin, config);
    }

    /** Says that an undertaking has come to its end. */
    public void end(Undertaking undertaking) {
        undertaking.end(admin, config);
    }

    /**
     * Makes the state anew; to be called between begin and end.
     *
     * @param keepIntake whether to leave what intake knows as it is, where it is there: it knows the keys of sessions that
     *     sign, which are in no journal
     */
    public Result remake(boolean keepIntake) {
        Set<String> topics = BrokerAnswer.of(admin.listTopics().names());
        for (Role role : List.of(Role.ENGINE, Role.MODEL, Role.API)) {
            Undertaking.delete(admin, StateTopics.changelogs(config, role, topics));
            groups.rewind(role, topics);
        }
        String known = StateTopics.changelog(config, Role.INTAKE, IntakeMemory.EXPERIMENTS);
        boolean kept = keepIntake && topics.contains(known);
        if (!kept) {
            Undertaking.delete(admin, StateTopics.changelogs(config, Role.INTAKE, topics));
            createIntakeChangelogs();
        }
        Result result = fold(kept);
        readDecisionsFromTheirEnd(kept);
        return result;
    }

    private void createIntakeChangelogs() {
        BrokerAnswer.of(admin.createTopics(IntakeMemory.stores().stream()
                        .map(store -> new NewTopic(
                                        StateTopics.changelog(config, Role.INTAKE, store),
                                        Optional.of(config.partitions()),
                                        config.replicationFactor() > 0
                                                ? Optional.of(config.replicationFactor())
                                                : Optional.empty())
                                .configs(Storage.COMPACTED.configuration()))
                        .toList())
                .all());
    }

    /** What they granted is known from the journal. One that intake never committed, it would read from the beginning. */
    private void readDecisionsFromTheirEnd(boolean kept) {
        Map<TopicPartition, Long> committed = groups.committed(Role.INTAKE);
        Map<TopicPartition, Long> ends = groups.ends(Topic.DECISIONS);
        if (kept) {
            ends.entrySet().removeIf(end -> committed.getOrDefault(end.getKey(), 0L) <= end.getValue());
        }
        groups.reset(Role.INTAKE, ends);
    }

    private Result fold(boolean intakeKept) {
        Result sum = new Result(0, 0, 0, 0, intakeKept);
        try (PartitionReader reader = new PartitionReader(config);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
                RecordBytes bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE)) {
            DecisionsOnRecord onRecord = DecisionsOnRecord.of(config);
            for (int partition = 0; partition < config.partitions(); partition++) {
                Refolding refolding = new Refolding(bytes, config.partitions(), onRecord.highest(partition));
                Writing writing = new Writing(producer);
                long events = fold(reader, partition, refolding, writing);
                long written = writing.count();
                if (!intakeKept) {
                    for (IntakeMemory.Row row : refolding.intakeRows()) {
                        writing.send(record(row, partition));
                    }
                }
                writing.awaitAll();
                sum = new Result(
                        sum.experiments() + refolding.experiments(),
                        sum.events() + events,
                        sum.decisions() + refolding.decisions(),
                        sum.written() + written,
                        intakeKept);
            }
        }
        return sum;
    }

    private long fold(PartitionReader reader, int number, Refolding refolding, Writing writing) {
        TopicPartition partition = new TopicPartition(Topic.JOURNAL.topicName(), number);
        long[] events = {0};
        reader.read(partition, (record, end) -> {
            refolding.take(record).forEach(writing::send);
            events[0]++;
            tell(partition, record.offset() + 1, end);
        });
        return events[0];
    }

    private void tell(TopicPartition partition, long position, long end) {
        if (System.nanoTime() - told > QUIET_NANOS) {
            progress.accept(partition + ": " + position + " of " + end + " records folded");
            told = System.nanoTime();
        }
    }

    private ProducerRecord<byte[], byte[]> record(IntakeMemory.Row row, int partition) {
        return new ProducerRecord<>(
                StateTopics.changelog(config, Role.INTAKE, row.store()),
                partition,
                row.key().getBytes(StandardCharsets.UTF_8),
                row.value());
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = clientSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, config.lingerMillis());
        return settings;
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(config.clientSettings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        return settings;
    }
}
