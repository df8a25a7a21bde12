package dev.temper.console.registry;

import static dev.temper.console.registry.RegistryException.INCOMPATIBLE;
import static dev.temper.console.registry.RegistryException.INVALID_VERSION;
import static dev.temper.console.registry.RegistryException.SCHEMA_NOT_FOUND;
import static dev.temper.console.registry.RegistryException.STORE_FAILED;
import static dev.temper.console.registry.RegistryException.SUBJECT_LEVEL_NOT_FOUND;
import static dev.temper.console.registry.RegistryException.SUBJECT_NOT_FOUND;
import static dev.temper.console.registry.RegistryException.SUBJECT_NOT_SOFT_DELETED;
import static dev.temper.console.registry.RegistryException.SUBJECT_SOFT_DELETED;
import static dev.temper.console.registry.RegistryException.VERSION_NOT_FOUND;
import static dev.temper.console.registry.RegistryException.VERSION_NOT_SOFT_DELETED;
import static dev.temper.console.registry.RegistryException.VERSION_SOFT_DELETED;

import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be asked of the registry, apart from how it is asked. A change is kept before it is answered. Thread safe.
 *
 * <p>Where {@code deleted} is asked for, versions that are softly deleted count as if they were not.
 */
final class RegistryApi {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryApi.class);
    private static final String LATEST = "latest";

    private final ChangeLog log;
    private final RegistryRules rules;
    private RegistryState state;
    private boolean certain = true;

    RegistryApi(ChangeLog log, RegistryRules rules) {
        this.log = log;
        this.rules = rules;
        this.state = log.reload();
    }

    synchronized List<String> subjects(boolean deleted) {
        return state.subjects(deleted);
    }

    synchronized List<Integer> versions(String subject, boolean deleted) {
        return known(subject, deleted).stream().map(Change.Registered::version).toList();
    }

    /** A version of a subject; {@code latest} and {@code -1} are the last one. */
    synchronized Change.Registered version(String subject, String version, boolean deleted) {
        List<Change.Registered> versions = known(subject, deleted);
        if (version.equals(LATEST) || version.equals("-1")) {
            return versions.get(versions.size() - 1);
        }
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new RegistryException(
                    INVALID_VERSION,
                    "The specified version '" + version
                            + "' is not a valid version id: expected 1 or more, or 'latest'.");
        }
        int number = Integer.parseInt(version);
        return versions.stream()
                .filter(found -> found.version() == number)
                .findFirst()
                .orElseThrow(() -> new RegistryException(VERSION_NOT_FOUND, "Version " + version + " not found."));
    }

    /** Registers a schema unless the subject has it already. */
    synchronized Change.Registered register(String subject, Schema schema) {
        rules.checkSubject(subject);
        return change(() -> {
            var there = state.find(subject, schema, false);
            if (there.isPresent()) {
                return there.get();
            }
            List<String> problems = state.problems(subject, schema);
            if (!problems.isEmpty()) {
                throw new RegistryException(
                        INCOMPATIBLE,
                        "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                                + "\": " + String.join("; ", problems));
            }
            Change.Registered next = state.next(subject, schema);
            keep(List.of(next));
            return next;
        });
    }

    /** Deletes a subject: softly, and what is softly deleted for good when that is asked for. Returns its versions. */
    synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        return change(() -> {
            List<Change.Registered> gone = known(subject, true);
            List<Change.Registered> live = state.versions(subject, false);
            if (permanent && !live.isEmpty()) {
                throw new RegistryException(
                        SUBJECT_NOT_SOFT_DELETED,
                        "Subject '" + subject + "' was not deleted first before being permanently deleted");
            }
            if (!permanent && live.isEmpty()) {
                throw new RegistryException(
                        SUBJECT_SOFT_DELETED,
                        "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
            }
            delete(subject, permanent ? gone : live, permanent);
            return (permanent ? gone : live)
                    .stream().map(Change.Registered::version).toList();
        });
    }

    /** Deletes a version as {@link #deleteSubject} deletes all of them. Returns its number. */
    synchronized int deleteVersion(String subject, String version, boolean permanent) {
        return change(() -> {
            // The last version, asked for as such, is the last that is not deleted yet.
            Change.Registered gone = version(subject, version, permanent || version.matches("[0-9]+"));
            if (permanent && !gone.deleted()) {
                throw new RegistryException(
                        VERSION_NOT_SOFT_DELETED,
                        "Subject '" + subject + "' Version " + gone.version()
                                + " was not deleted first before being permanently deleted");
            }
            if (!permanent && gone.deleted()) {
                throw new RegistryException(
                        VERSION_SOFT_DELETED,
                        "Subject '" + subject + "' Version " + gone.version()
                                + " was soft deleted. Set permanent=true to delete permanently");
            }
            delete(subject, List.of(gone), permanent);
            return gone.version();
        });
    }

    private void delete(String subject, List<Change.Registered> gone, boolean permanent) {
        keep(permanent ? RegistryState.forGood(gone) : state.softly(subject, gone));
    }

    /** The version of a subject that a schema is. */
    synchronized Change.Registered lookup(String subject, Schema schema, boolean deleted) {
        known(subject, deleted);
        return state.find(subject, schema, deleted)
                .orElseThrow(() -> new RegistryException(SCHEMA_NOT_FOUND, "Schema not found"));
    }

    synchronized String schema(int id) {
        String schema = state.schema(id);
        if (schema == null) {
            throw new RegistryException(SCHEMA_NOT_FOUND, "Schema " + id + " not found");
        }
        return schema;
    }

    /** What stands between a schema and a version of a subject, by the level that rules there. */
    synchronized List<String> problems(String subject, String version, Schema schema) {
        List<Schema> one = RegistryState.parsed(List.of(version(subject, version, false)));
        return state.ownLevel(subject).orElse(state.commonLevel()).problems(schema, one);
    }

    /** What stands between a schema and a subject as a whole. */
    synchronized List<String> problems(String subject, Schema schema) {
        return state.problems(subject, schema);
    }

    /** The level of a subject, or of all when it is null. */
    synchronized Compatibility level(@Nullable String subject, boolean orCommon) {
        if (subject == null) {
            return state.commonLevel();
        }
        return state.ownLevel(subject).orElseGet(() -> {
            if (orCommon) {
                return state.commonLevel();
            }
            throw new RegistryException(
                    SUBJECT_LEVEL_NOT_FOUND,
                    "Subject '" + subject + "' does not have subject-level compatibility configured");
        });
    }

    /** Sets the level of a subject, or of all when it is null. */
    synchronized Compatibility configure(@Nullable String subject, String level) {
        Compatibility wanted = rules.level(level);
        if (subject != null) {
            rules.checkSubject(subject);
        }
        return change(() -> {
            keep(List.of(RegistryState.configure(subject, wanted)));
            return wanted;
        });
    }

    private List<Change.Registered> known(String subject, boolean deleted) {
        List<Change.Registered> versions = state.versions(subject, deleted);
        if (versions.isEmpty()) {
            throw new RegistryException(SUBJECT_NOT_FOUND, "Subject '" + subject + "' not found.");
        }
        return versions;
    }

    /**
     * Decides on a change and keeps it. When the right to write is gone, it is taken again, and the decision is made
     * anew on what others wrote meanwhile: so a request is answered after any idle time, and still no id is given twice.
     */
    private <T> T change(Supplier<T> decision) {
        try {
            beCertain();
            try {
                return decision.get();
            } catch (ChangeLog.WriterLostException lost) {
                LOG.info("Takes the schema registry's topic again: {}", lost.getMessage());
                beCertain();
                return decision.get();
            }
        } catch (KafkaException e) {
            throw new RegistryException(STORE_FAILED, "The schema registry's topic cannot be used: " + e.getMessage());
        }
    }

    private void keep(List<Change> changes) {
        certain = false;
        log.append(changes);
        changes.forEach(state::apply);
        certain = true;
    }

    /** After a change that failed nobody knows whether it was kept, and its number and id must not be given again. */
    private void beCertain() {
        if (!certain) {
            state = log.reload();
            certain = true;
        }
    }
}
