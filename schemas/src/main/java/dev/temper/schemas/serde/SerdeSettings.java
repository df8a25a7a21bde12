package dev.temper.schemas.serde;

import dev.temper.schemas.registry.RegistryClient;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** The settings of the serdes, by Confluent's names; those of {@link RegistryClient#open} beside. */
public final class SerdeSettings {
    /** Base URL of the registry, several with commas between, or {@code mock://SCOPE}; required. */
    public static final String REGISTRY_URL = "schema.registry.url";

    /** Whether the serializer registers schemas that the registry does not have; true unless set. */
    public static final String AUTO_REGISTER = "auto.register.schemas";

    private SerdeSettings() {}

    static RegistryClient registry(Map<String, ?> settings) {
        Object url = settings.get(REGISTRY_URL);
        if (url == null) {
            throw new ConfigException(REGISTRY_URL + " is not set: the serdes need a schema registry");
        }
        try {
            return RegistryClient.open(url.toString(), settings);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(REGISTRY_URL, url, e.getMessage());
        }
    }

    static boolean autoRegister(Map<String, ?> settings) {
        Object value = settings.get(AUTO_REGISTER);
        return value == null || Boolean.parseBoolean(value.toString());
    }
}
