package dev.temper.agent.app;

import dev.temper.agent.app.AgentConfig.Connection;
import dev.temper.agent.app.AgentConfig.ConnectionDefaults;
import dev.temper.agent.app.AgentConfig.Directories;
import dev.temper.agent.app.AgentConfig.Timing;
import dev.temper.schemas.document.DocumentException;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.schemas.document.Settings;
import dev.temper.schemas.serde.AvroSerde;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an {@link AgentConfig} from YAML, and finds everything that is wrong with it. */
final class AgentConfigReader {
    private static final String ID = "[a-zA-Z0-9._-]{1,100}";
    private static final long MEGABYTE = 1 << 20;

    private final Path base;
    private final Settings root;
    private final ConnectionDefaults defaults;

    private AgentConfigReader(Settings root, Path base, ConnectionDefaults defaults) {
        this.root = root;
        this.base = base;
        this.defaults = defaults;
    }

    static AgentConfig read(String yaml, Path source, ConnectionDefaults defaults) {
        String whose = "The agent's configuration " + source + " cannot be used";
        Settings root;
        try {
            root = Settings.of(yaml);
        } catch (DocumentException e) {
            throw new InvalidSettingsException(whose, e.findings());
        }
        Path base = source.toAbsolutePath().normalize().getParent();
        AgentConfig config = new AgentConfigReader(root, base == null ? Path.of("/") : base, defaults).config();
        root.finish(whose);
        return config;
    }

    private AgentConfig config() {
        GpuSection gpus = GpuSection.read(root);
        int slots = gpus.slots(root);
        String agent = id("agent", root.text("agent", hostName()));
        return new AgentConfig(
                agent,
                ExperimentsSection.read(root, base, slots),
                slots,
                root.flag("exitWhenComplete", true),
                EndpointSection.read(root.object("endpoint")),
                SidecarSection.read(root, base),
                directories(),
                CheckpointsSection.read(root, agent, directory().resolve("checkpoints"), base),
                gpus,
                timing(),
                connection());
    }

    private String id(String field, String value) {
        if (!value.isEmpty() && (!value.matches(ID) || value.matches("\\.{1,2}"))) {
            root.problem(field, "is \"" + value + "\": give 1 to 100 letters, digits, '.', '_' and '-'");
        }
        return value;
    }

    private Directories directories() {
        Path directory = directory();
        return new Directories(
                directory.resolve("state"),
                root.path("logs", directory.resolve("logs").toString(), base),
                (long) (root.number("logMegabytes", 10, 1, 100_000) * MEGABYTE),
                (long) (root.number("spoolMegabytes", 16, 1, 1_000) * MEGABYTE));
    }

    private Path directory() {
        return root.path("directory", "temper-agent", base);
    }

    private Timing timing() {
        return new Timing(
                seconds("graceSeconds", 10, 0.1),
                seconds("heartbeatSeconds", 2, 0.1),
                seconds("offerSeconds", 2, 0.1),
                Duration.ofMillis((long) (1_000 * root.number("checkpointSeconds", 600, 0, 86_400))));
    }

    private Duration seconds(String field, double fallback, double min) {
        return Duration.ofMillis((long) (1_000 * root.number(field, fallback, min, 3_600)));
    }

    private Connection connection() {
        Settings kafka = root.object("kafka");
        Settings registry = root.object("registry");
        Connection connection = new Connection(
                orDefault(
                        kafka, "bootstrapServers", "the brokers, such as localhost:9092", defaults.bootstrapServers()),
                orDefault(
                        registry, "url", "the schema registry, such as http://localhost:8081", defaults.registryUrl()),
                registry.text("serde", AvroSerde.class.getName()),
                over(defaults.serde(), registry.map("properties")),
                over(defaults.kafka(), kafka.map("properties")));
        kafka.finish();
        registry.finish();
        return connection;
    }

    private static String orDefault(Settings node, String field, String wanted, @Nullable String value) {
        return value == null ? node.required(field, wanted) : node.text(field, value);
    }

    private static Map<String, String> over(Map<String, String> defaults, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(defaults);
        all.putAll(own);
        return Map.copyOf(all);
    }

    /** The name that the environment gives, as where each start has another host's name; else the host's. */
    private static String hostName() {
        String given = System.getenv("TEMPER_AGENT");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "agent";
        }
    }
}
