package dev.temper.schemas.registry;

import java.util.Map;
import org.apache.avro.Schema;

/** What the serdes need of a schema registry. Implementations cache and may be used from many threads. */
public interface RegistryClient {
    /** How the URL of an in-memory registry begins; the rest is its scope. */
    String MOCK = "mock://";

    /**
     * Opens a client.
     *
     * @param url the registry's base URL, or several with commas between them, tried in order; {@code mock://SCOPE} is
     *     a registry in this JVM's memory that all who name the scope share
     * @throws IllegalArgumentException when the URL is none of these
     */
    static RegistryClient open(String url) {
        return open(url, Map.of());
    }

    /**
     * Opens a client with the settings of Confluent's own: {@code basic.auth.credentials.source} (URL, USER_INFO or
     * SASL_INHERIT), {@code basic.auth.user.info}, {@code bearer.auth.credentials.source} (STATIC_TOKEN), {@code
     * bearer.auth.token}, {@code schema.registry.ssl.*}.
     *
     * @param settings these, and any others, which are passed over
     * @throws IllegalArgumentException when the URL is none
     * @throws org.apache.kafka.common.config.ConfigException naming a setting that cannot be used
     */
    static RegistryClient open(String url, Map<String, ?> settings) {
        return url.startsWith(MOCK)
                ? MemoryRegistry.shared(url.substring(MOCK.length()))
                : HttpRegistry.open(url, settings);
    }

    /**
     * Registers a schema under a subject; one that is there already keeps its id.
     *
     * @return the schema's id, the same for equal schemas under every subject
     * @throws RegistryRefusedException when the registry will not take it, such as an incompatible schema
     * @throws RegistryUnavailableException when the registry cannot be asked now
     */
    int register(String subject, Schema schema);

    /**
     * Finds the id of a schema that somebody else registered.
     *
     * @throws RegistryRefusedException when the subject has no such schema
     * @throws RegistryUnavailableException when the registry cannot be asked now
     */
    int lookup(String subject, Schema schema);

    /**
     * Finds the schema of an id.
     *
     * @throws UnknownSchemaException when the registry has no such id
     * @throws RegistryUnavailableException when the registry cannot be asked now
     */
    Schema byId(int id);
}
