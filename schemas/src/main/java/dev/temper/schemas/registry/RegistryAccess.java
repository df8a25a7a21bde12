package dev.temper.schemas.registry;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.jspecify.annotations.Nullable;

/**
 * How a registry behind HTTP is asked: with which credentials, and whose certificate is trusted, by the names of
 * Confluent's own clients. Each may have {@code schema.registry.} before it; those of TLS must.
 *
 * @param http for all requests
 * @param authorization value of the header; null for none
 */
record RegistryAccess(HttpClient http, @Nullable String authorization) {
    private static final String PREFIX = "schema.registry.";
    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final String TOKEN = "bearer.auth.token";
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** One for all who trust alike: a client costs threads, and serdes are many. */
    private static final Map<Map<String, String>, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    /**
     * Access by settings; those of others are passed over.
     *
     * @param userInfo USER:PASSWORD of the URL, if it has any
     * @throws ConfigException naming a setting that cannot be used
     */
    static RegistryAccess of(Map<String, ?> settings, @Nullable String userInfo) {
        Map<String, String> own = own(settings);
        String authorization = authorization(own, settings, userInfo);
        Map<String, String> tls = new TreeMap<>();
        own.forEach((key, value) -> {
            if (key.startsWith("ssl.")) {
                tls.put(key, value);
            }
        });
        return new RegistryAccess(CLIENTS.computeIfAbsent(Map.copyOf(tls), RegistryAccess::client), authorization);
    }

    /** The settings that are the registry's, without the prefix. */
    private static Map<String, String> own(Map<String, ?> settings) {
        Set<String> known = new TreeSet<>(ClientTls.names());
        known.addAll(List.of(BASIC_SOURCE, USER_INFO, BEARER_SOURCE, TOKEN, "url"));
        Map<String, String> own = new TreeMap<>();
        settings.forEach((key, value) -> {
            boolean prefixed = key.startsWith(PREFIX);
            if (prefixed || key.startsWith("basic.auth.") || key.startsWith("bearer.auth.")) {
                String name = prefixed ? key.substring(PREFIX.length()) : key;
                if (!known.contains(name)) {
                    throw new ConfigException(key + " is no setting of the schema registry's client; it knows "
                            + String.join(", ", known) + ", with " + PREFIX + " before");
                }
                own.put(name, String.valueOf(value));
            }
        });
        return own;
    }

    private static @Nullable String authorization(
            Map<String, String> own, Map<String, ?> all, @Nullable String userInfo) {
        boolean bearer = own.containsKey(BEARER_SOURCE) || own.containsKey(TOKEN);
        String basic = basic(own, all, userInfo);
        if (bearer && basic != null) {
            throw new ConfigException("basic.auth.* and bearer.auth.* are both set: keep one of them");
        }
        if (!bearer) {
            return basic == null
                    ? null
                    : "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        }
        expect(own, BEARER_SOURCE, "STATIC_TOKEN", "STATIC_TOKEN");
        return "Bearer " + required(own, TOKEN, "the token");
    }

    private static @Nullable String basic(Map<String, String> own, Map<String, ?> all, @Nullable String userInfo) {
        String source = expect(own, BASIC_SOURCE, "URL", "URL, USER_INFO, SASL_INHERIT");
        if (!source.equals("USER_INFO") && own.containsKey(USER_INFO)) {
            throw new ConfigException(
                    USER_INFO + " is set, but " + BASIC_SOURCE + " is " + source + ": set it to USER_INFO");
        }
        return switch (source) {
            case "USER_INFO" -> userInfo(required(own, USER_INFO, "USER:PASSWORD"));
            case "SASL_INHERIT" -> inherited(all.get(SaslConfigs.SASL_JAAS_CONFIG));
            default -> userInfo;
        };
    }

    private static String userInfo(String value) {
        if (value.indexOf(':') < 1) {
            throw new ConfigException(USER_INFO + " is no USER:PASSWORD: it has no colon, or nothing before it");
        }
        return value;
    }

    /** User and password of Kafka's own login. */
    private static String inherited(@Nullable Object jaas) {
        if (jaas == null) {
            throw new ConfigException(
                    BASIC_SOURCE + " is SASL_INHERIT, but there is no " + SaslConfigs.SASL_JAAS_CONFIG);
        }
        Password config = jaas instanceof Password password ? password : new Password(jaas.toString());
        Map<String, ?> options = JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, config))
                .configurationEntries()
                .get(0)
                .getOptions();
        return options.get("username") + ":" + options.get("password");
    }

    private static String expect(Map<String, String> own, String key, String fallback, String known) {
        String value = own.getOrDefault(key, fallback);
        if (!List.of(known.split(", ")).contains(value)) {
            throw new ConfigException(key, value, "expected one of " + known);
        }
        return value;
    }

    private static String required(Map<String, String> own, String key, String meaning) {
        String value = own.getOrDefault(key, "");
        if (value.isBlank()) {
            throw new ConfigException(key + " is not set: set it to " + meaning);
        }
        return value;
    }

    private static HttpClient client(Map<String, String> tls) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        return (tls.isEmpty() ? builder : builder.sslContext(ClientTls.context(tls, PREFIX))).build();
    }
}
