package dev.temper.stream.config;

import dev.temper.schemas.topic.Storage;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** The Kafka Streams settings of a role: the one place where they are made and explained. */
public final class StreamsSettings {
    /**
     * A dead process is noticed after this long, the least that brokers grant unless they are told otherwise; its restart
     * under the same instance id takes over at once.
     */
    private static final int SESSION_MILLIS = 6_000;

    /** After this long, those who live learn that the work of a dead one is theirs. */
    private static final int HEARTBEAT_MILLIS = 1_000;

    /**
     * A transaction that a dead process left open blocks committed reads, and whoever restores a state that it was about to
     * write, for at most this long and the broker's next look. Ended no later than the session, it costs no time of its own.
     */
    private static final int TRANSACTION_MILLIS = SESSION_MILLIS;

    /** What the model did not commit it folds again. */
    private static final int MODEL_COMMIT_MILLIS = 2_000;

    /** What people look at is there at once; this is how much of it is read again after a kill. */
    private static final int API_COMMIT_MILLIS = 5_000;

    /** So much, or what has come in this time, is read at once. */
    private static final int API_FETCH_BYTES = 256 << 10;

    private static final int API_FETCH_MILLIS = 50;

    /** Kafka's own, which its clients take when nobody says otherwise. */
    private static final int DEFAULT_POLL_INTERVAL_MILLIS = 300_000;

    private static final String READ_COMMITTED = "read_committed";

    private static final int CACHE_BYTES = 16 << 20;

    private StreamsSettings() {}

    /**
     * Settings in rising precedence: hardened defaults, those of the role, the operator's own ({@code kafka.*}).
     *
     * <p>A record that cannot be taken becomes a dead letter inside the topologies, so whatever reaches the handlers set
     * here is a defect or a broken store: they stop the thread rather than skip a record, since a skipped journal record
     * would make the fold differ from its replay.
     */
    public static Properties of(OptimizerConfig config, Role role) {
        Properties settings = new Properties();
        hardenedDefaults(settings, config, role);
        // State is a fold that nobody repeats: its topics are as safe from a broker's defaults as the views.
        Storage.COMPACTED
                .configuration()
                .forEach((name, value) -> settings.put(StreamsConfig.topicPrefix(name), value));
        switch (role) {
            case INTAKE -> intake(settings, config);
            case ENGINE -> engine(settings, config);
            case MODEL -> model(settings);
            case API -> api(settings);
        }
        settings.putAll(config.kafkaSettings());
        return settings;
    }

    /**
     * Names the member of the group after what it reads too. A member that comes back under its name is given what it had,
     * without a look at what it reads now: after an upgrade nobody would ever have read a topic that is new in a topology.
     */
    public static void nameAfter(Properties settings, Topology topology) {
        String key = StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        Object name = settings.get(key);
        if (name != null) {
            settings.put(
                    key,
                    name + "-"
                            + Integer.toHexString(topology.describe().toString().hashCode()));
        }
    }

    /** {@code max.poll.interval.ms} in settings of a role: so long may a thread be away from the brokers. */
    public static Duration pollInterval(Properties settings) {
        return millis(
                new StreamsConfig(settings).getMainConsumerConfigs("any", "any", 0),
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                DEFAULT_POLL_INTERVAL_MILLIS);
    }

    /** {@code transaction.timeout.ms} in settings of a role: its coordinator ends a transaction after so long. */
    public static Duration transactionTimeout(Properties settings) {
        return millis(
                new StreamsConfig(settings).getProducerConfigs("any"),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                TRANSACTION_MILLIS);
    }

    private static Duration millis(Map<String, Object> settings, String key, int otherwise) {
        return Duration.ofMillis(
                Long.parseLong(settings.getOrDefault(key, otherwise).toString()));
    }

    private static void hardenedDefaults(Properties settings, OptimizerConfig config, Role role) {
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId(role));
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replicationFactor());
        // A store whose name shifts with the topology would lose its changelog at the next release.
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
        // A second instance keeps a copy of the state, and takes over without reading it first; a single one ignores
        // this.
        // What the API shows is in memory, which no standby keeps.
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, role == Role.API ? 0 : 1);
        settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), config.lingerMillis());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        // From the first record ever: nothing that was published before the first start is skipped.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // With a short poll the wall-clock punctuation of an idle task stays close to its interval.
        settings.put(StreamsConfig.POLL_MS_CONFIG, 50L);
        if (config.instanceId() != null) {
            settings.put(
                    StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    config.instanceId() + "-" + role.label());
        }
    }

    private static void engine(Properties settings, OptimizerConfig config) {
        transactional(settings, config.commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.engineThreads());
    }

    private static void transactional(Properties settings, long commitMillis) {
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis);
        // One that is committed on time is never ended by the broker, however rarely the operator wants commits.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                Math.max(TRANSACTION_MILLIS, 2 * commitMillis));
        // While a broker still ends the last transaction, the next one's first batch waits and later ones overtake it:
        // they fail, are sent again, and fill the broker's log with errors. One at a time costs no latency.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    }

    /**
     * Exactly once, for the rows of an event must be written together or not at all: a kill in the middle of a flush would
     * leave a state that no journal has. Proposals are read before their transaction ends: intake reads uncommitted ones.
     */
    private static void model(Properties settings) {
        transactional(settings, MODEL_COMMIT_MILLIS);
        // What workers finish waits for the thread to look: for as long as one poll.
        settings.put(StreamsConfig.POLL_MS_CONFIG, 10L);
    }

    /** What it did not commit it reads again, and writes again what stands there already. */
    private static void api(Properties settings) {
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, API_COMMIT_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), READ_COMMITTED);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG), true);
        // Nobody sees twentieths of a second. Asked for each record at once, brokers and engine would feel it.
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), API_FETCH_BYTES);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), API_FETCH_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), API_FETCH_MILLIS);
        settings.put(StreamsConfig.POLL_MS_CONFIG, (long) API_FETCH_MILLIS);
    }

    private static void intake(Properties settings, OptimizerConfig config) {
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.intakeThreads());
        // At least once may not turn into out of order: idempotence keeps a retried batch in its place.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG), true);
    }
}
