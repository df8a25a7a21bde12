package dev.temper.schemas.registry;

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
        return url.startsWith(MOCK) ? MemoryRegistry.shared(url.substring(MOCK.length())) : HttpRegistry.open(url);
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
