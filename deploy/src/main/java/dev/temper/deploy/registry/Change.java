package dev.temper.deploy.registry;

/** A change of what is registered: what the registry's topic holds. */
sealed interface Change {
    /**
     * A schema became the next version of a subject.
     *
     * @param version from 1 without gaps
     * @param id the schema's, from 1: the same for equal schemas under every subject
     * @param schema Avro's JSON
     */
    record Registered(String subject, int version, int id, String schema) implements Change {}

    /**
     * A level of compatibility was set.
     *
     * @param subject whose; empty for every subject that has none of its own
     */
    record Configured(String subject, Compatibility level) implements Change {}
}
