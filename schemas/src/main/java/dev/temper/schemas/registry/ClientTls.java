package dev.temper.schemas.registry;

import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** TLS of an HTTP client by the {@code ssl.*} settings of Kafka's own clients. */
public final class ClientTls {
    private static final ConfigDef SETTINGS = new ConfigDef();

    static {
        SslConfigs.addClientSslSupport(SETTINGS);
    }

    private ClientTls() {}

    static Set<String> names() {
        return SETTINGS.names();
    }

    /**
     * Whom to trust, and with which certificate to come.
     *
     * @param settings {@code ssl.*}
     * @param prefix under which the user wrote them, for messages
     * @throws ConfigException naming what cannot be used
     */
    public static SSLContext context(Map<String, String> settings, String prefix) {
        if ("".equals(settings.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG))) {
            throw new ConfigException(prefix + SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG
                    + " is empty, which this client cannot do: the server's certificate must name its host");
        }
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(SETTINGS.parse(settings));
            return factory.sslContext();
        } catch (KafkaException e) {
            throw new ConfigException(prefix + "ssl.* cannot be used: " + e.getMessage());
        }
    }
}
