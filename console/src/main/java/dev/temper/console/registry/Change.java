package dev.temper.console.registry;

import org.jspecify.annotations.Nullable;

/** A change of what is registered: what the registry's topic holds. */
sealed interface Change {
    /**
     * A version of a subject, as it stands from now on.
     *
     * @param version from 1; a number is given again only after its version was erased
     * @param id the schema's, from 1: the same for equal schemas under every subject, and never another schema's
     * @param schema Avro's JSON
     * @param deleted softly: it is in no list any more, but its id still leads to the schema
     */
    record Registered(String subject, int version, int id, String schema, boolean deleted) implements Change {
        Registered softlyDeleted() {
            return new Registered(subject, version, id, schema, true);
        }
    }

    /**
     * A version was deleted for good.
     *
     * @param id the schema's, kept so that it is never given again
     */
    record Erased(String subject, int version, int id) implements Change {}

    /**
     * A level of compatibility was set, or unset.
     *
     * @param subject whose; empty for every subject that has none of its own
     * @param level null when it has none any more
     */
    record Configured(String subject, @Nullable Compatibility level) implements Change {}
}
