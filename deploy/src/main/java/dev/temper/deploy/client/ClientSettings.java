package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * How clients connect, as one file says for all: Java properties with the keys of Kafka's own clients and of Confluent's
 * registry client.
 *
 * @param file where it was read; null when there is none
 * @param bootstrap the file's {@code bootstrap.servers}, if it has any
 * @param registryUrl the file's {@code schema.registry.url}, if it has one
 * @param kafka what every kind of Kafka client knows; what producers or consumers alone do is Temper's own choice
 * @param registry settings of the registry's client
 * @param api settings of the client of Temper's API ({@code temper.api.*}): url, token and ssl.*, without the prefix
 */
public record ClientSettings(
        @Nullable Path file,
        @Nullable String bootstrap,
        @Nullable String registryUrl,
        Map<String, String> kafka,
        Map<String, String> registry,
        Map<String, String> api) {
    /** What the keys of the API's client begin with. */
    public static final String API = "temper.api.";

    /** Those of a client without a file. */
    public static final ClientSettings NONE = new ClientSettings(null, null, null, Map.of(), Map.of(), Map.of());

    private static final String REGISTRY_URL = "schema.registry.url";
    private static final String PROVIDERS = AbstractConfig.CONFIG_PROVIDERS_CONFIG;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*:[^}]*}");

    /** Copies the maps. */
    public ClientSettings {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
        api = Map.copyOf(api);
    }

    /**
     * Reads a file in UTF-8. A value may refer to a secret: {@code ${env:NAME}}, {@code ${file:/PATH:KEY}}, {@code
     * ${directory:/PATH:FILE}}, or a provider that the file declares as Kafka's own clients want it.
     *
     * @throws Failure naming all that is wrong with it
     */
    public static ClientSettings read(Path file) {
        Set<String> leftOut = leftOut();
        Map<String, String> written = load(file);
        Map<String, String> all = new TreeMap<>(resolve(file, written));
        String bootstrap = all.remove(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        String url = all.remove(REGISTRY_URL);
        Map<String, String> kafka = new TreeMap<>();
        Map<String, String> registry = new TreeMap<>();
        Map<String, String> api = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        all.forEach((key, value) -> {
            if (isRegistrys(key)) {
                registry.put(key, value);
            } else if (isApis(key)) {
                api.put(key.substring(API.length()), value);
            } else if (AdminClientConfig.configNames().contains(key) && !leftOut.contains(key)) {
                kafka.put(key, value);
            } else if (!leftOut.contains(key)) {
                problems.add(
                        key
                                + " is no setting of Kafka's clients, nor of the schema registry's or Temper's API (temper.api.url, .token, .ssl.*): check its spelling");
            }
            unresolved(written.getOrDefault(key, ""), value)
                    .forEach(reference -> problems.add(key + " refers to " + reference + ", which is not there"));
        });
        if (!problems.isEmpty()) {
            throw new Failure("%s cannot be used:%n  %s".formatted(file, String.join("\n  ", problems)));
        }
        if ("SASL_INHERIT".equals(registry.get("basic.auth.credentials.source"))
                && kafka.containsKey(SaslConfigs.SASL_JAAS_CONFIG)) {
            registry.put(SaslConfigs.SASL_JAAS_CONFIG, kafka.getOrDefault(SaslConfigs.SASL_JAAS_CONFIG, ""));
        }
        return new ClientSettings(file, bootstrap, url, kafka, registry, api);
    }

    /** The file's name for messages. */
    public String source() {
        return file == null ? "a client file (--client-config or TEMPER_CLIENT_CONFIG)" : file.toString();
    }

    private static boolean isRegistrys(String key) {
        return key.startsWith("schema.registry.")
                || key.startsWith("basic.auth.")
                || key.startsWith("bearer.auth.")
                || key.equals("auto.register.schemas");
    }

    private static boolean isApis(String key) {
        return key.equals(API + "url") || key.equals(API + "token") || key.startsWith(API + "ssl.");
    }

    private static Map<String, String> load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new Failure(
                    "there is no client file %s (--client-config or TEMPER_CLIENT_CONFIG)".formatted(file), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure("cannot read the client file %s: %s".formatted(file, e), e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key, "")));
        return settings;
    }

    /** Replaces references by what they refer to: first those of the file's own providers, then those of ours. */
    private static Map<String, String> resolve(Path file, Map<String, String> written) {
        try {
            Map<String, String> once = new AbstractConfig(new ConfigDef(), written, false).originalsStrings();
            once.keySet().removeIf(key -> key.equals(PROVIDERS) || key.startsWith(PROVIDERS + "."));
            return new AbstractConfig(new ConfigDef(), once, knownProviders(), false).originalsStrings();
        } catch (ConfigException e) {
            throw new Failure("%s refers to what cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** What a value may refer to without declaring it. */
    private static Map<String, String> knownProviders() {
        return Map.of(
                PROVIDERS,
                "env,file,directory",
                PROVIDERS + ".env.class",
                EnvVarConfigProvider.class.getName(),
                PROVIDERS + ".file.class",
                FileConfigProvider.class.getName(),
                PROVIDERS + ".directory.class",
                DirectoryConfigProvider.class.getName());
    }

    private static List<String> unresolved(String written, String value) {
        Matcher references = REFERENCE.matcher(written);
        return references
                .results()
                .map(found -> found.group())
                .filter(value::contains)
                .toList();
    }

    private static Set<String> leftOut() {
        Set<String> keys = new TreeSet<>(ProducerConfig.configNames());
        keys.addAll(ConsumerConfig.configNames());
        keys.removeAll(AdminClientConfig.configNames());
        keys.add(CommonClientConfigs.CLIENT_ID_CONFIG);
        return keys;
    }
}
