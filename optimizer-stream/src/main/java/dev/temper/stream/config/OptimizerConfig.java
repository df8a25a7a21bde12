package dev.temper.stream.config;

import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.schemas.document.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the optimizer; each component's key is given in parentheses.
 *
 * @param applicationId ({@code application.id}) prefix of the Kafka Streams application ids; default temper
 * @param bootstrapServers ({@code bootstrap.servers}) brokers; required
 * @param registryUrl ({@code schema.registry.url}) schema registry; required
 * @param stateDirectory ({@code state.dir}) where state stores live; required, and kept between runs
 * @param roles ({@code roles}) what this process runs; default intake,engine,model
 * @param partitions ({@code partitions}) partitions of every topic, 1 to 10000; default 4
 * @param replicationFactor ({@code replication.factor}) of topics that are created, -1 for the broker's
 *     default; default -1
 * @param createTopics ({@code topics.create}) whether to create missing topics; default true
 * @param instanceId ({@code group.instance.id}) a name that this process keeps over restarts, so that a restart takes
 *     its work over at once instead of after the session timeout; default none
 * @param engineThreads ({@code engine.threads}) 1 to 64; by default one a processor, but no more than
 *     partitions
 * @param intakeThreads ({@code intake.threads}) 1 to 64; the same default
 * @param modelThreads ({@code model.threads}) experiments whose proposals are computed at the same time, 1 to 64; by
 *     default half of the processors, so that fits leave room for the threads that answer agents
 * @param commitInterval ({@code commit.interval.ms}) of the engine, 10 to 10000 ms; default 200. Decisions are sent
 *     before they are committed, so this is not their latency
 * @param lingerMillis ({@code linger.ms}) how long a producer waits to fill a batch, 0 to 5 ms; default 1
 * @param cachedExperiments ({@code engine.cache.experiments}) live experiments kept in memory for each partition, 1 to
 *     100000; default 256
 * @param viewInterval ({@code views.interval.ms}) views of an experiment are published at most this often, 10 to 60000
 *     ms; default 200
 * @param brokerTimeout ({@code broker.timeout.seconds}) how long to wait for a broker at the start before giving up;
 *     default 0: for ever
 * @param signedReports ({@code reports.signed}) whether to refuse what agents say unless their session signed it; default
 *     false
 * @param serdeClass ({@code serde.class}) serde of Avro records, configured with the registry's URL and {@code serde.*};
 *     default {@value #DEFAULT_SERDE}
 * @param serdeSettings ({@code serde.*}) passed to the serde
 * @param kafkaSettings ({@code kafka.*}) passed to Kafka Streams and its clients, overriding everything else
 */
public record OptimizerConfig(
        String applicationId,
        String bootstrapServers,
        String registryUrl,
        Path stateDirectory,
        List<Role> roles,
        int partitions,
        short replicationFactor,
        boolean createTopics,
        @Nullable String instanceId,
        int engineThreads,
        int intakeThreads,
        int modelThreads,
        Duration commitInterval,
        int lingerMillis,
        int cachedExperiments,
        Duration viewInterval,
        Duration brokerTimeout,
        boolean signedReports,
        String serdeClass,
        Map<String, String> serdeSettings,
        Map<String, String> kafkaSettings) {
    /** The serde of the project's own. */
    public static final String DEFAULT_SERDE = "dev.temper.schemas.serde.AvroSerde";

    /** What is said before all that is wrong with the settings. */
    public static final String UNUSABLE = "The optimizer cannot start with these settings";

    private static final List<String> CLIENT_PREFIXES =
            List.of("consumer.", "main.consumer.", "restore.consumer.", "producer.", "admin.", "topic.");

    /** Copies the collections. */
    public OptimizerConfig {
        roles = List.copyOf(roles);
        serdeSettings = Map.copyOf(serdeSettings);
        kafkaSettings = Map.copyOf(kafkaSettings);
    }

    /**
     * Reads settings by their keys.
     *
     * @throws InvalidSettingsException naming every setting that is missing, unknown or out of range
     */
    public static OptimizerConfig of(Map<String, String> settings) {
        Settings reader = Settings.of(settings);
        OptimizerConfig config = read(reader);
        reader.finish(UNUSABLE);
        return config;
    }

    /** The Kafka Streams application id of a role. */
    public String applicationId(Role role) {
        return applicationId + "-" + role.label();
    }

    /** The operator's settings for every kind of client, such as those of security: the ones without a client's prefix. */
    public Map<String, String> clientSettings() {
        Map<String, String> settings = new TreeMap<>(kafkaSettings);
        settings.keySet().removeIf(key -> CLIENT_PREFIXES.stream().anyMatch(key::startsWith));
        return settings;
    }

    /** Reads its keys of settings that others read too, and leaves complaints with the reader. */
    public static OptimizerConfig read(Settings reader) {
        String instance = reader.text("group.instance.id", "");
        int partitions = reader.whole("partitions", 4, 1, 10_000);
        return new OptimizerConfig(
                reader.parse("application.id", "temper", "letters, digits, '.', '_' or '-'", OptimizerConfig::name),
                reader.required("bootstrap.servers", "the brokers, such as localhost:9092"),
                reader.required("schema.registry.url", "the schema registry, such as http://localhost:8081"),
                stateDirectory(reader),
                reader.parse(
                        "roles",
                        List.of(Role.INTAKE, Role.ENGINE, Role.MODEL),
                        "a list of intake, engine, model and api",
                        OptimizerConfig::roles),
                partitions,
                (short) reader.whole("replication.factor", -1, -1, 100),
                reader.flag("topics.create", true),
                instance.isEmpty() ? null : instance,
                reader.whole("engine.threads", threads(partitions), 1, 64),
                reader.whole("intake.threads", threads(partitions), 1, 64),
                reader.whole("model.threads", halfOfTheProcessors(), 1, 64),
                Duration.ofMillis(reader.whole("commit.interval.ms", 200, 10, 10_000)),
                reader.whole("linger.ms", 1, 0, 5),
                reader.whole("engine.cache.experiments", 256, 1, 100_000),
                Duration.ofMillis(reader.whole("views.interval.ms", 200, 10, 60_000)),
                Duration.ofSeconds(reader.whole("broker.timeout.seconds", 0, 0, 86_400)),
                reader.flag("reports.signed", false),
                reader.text("serde.class", DEFAULT_SERDE),
                reader.under("serde."),
                reader.under("kafka."));
    }

    private static Path stateDirectory(Settings reader) {
        reader.required("state.dir", "a directory that is kept between runs");
        return reader.path("state.dir", ".", Path.of(""));
    }

    /** More threads than partitions have nothing to do. */
    private static int threads(int partitions) {
        return Math.min(64, Math.min(partitions, Runtime.getRuntime().availableProcessors()));
    }

    private static int halfOfTheProcessors() {
        return Math.min(64, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    private static String name(String text) {
        if (!text.matches("[a-zA-Z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static List<Role> roles(String text) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(text.split(",", -1))
                .map(role -> Role.valueOf(role.trim().toUpperCase(Locale.ROOT)))
                .forEach(roles::add);
        return List.copyOf(roles);
    }
}
