package dev.temper.deploy.registry;

import static dev.temper.deploy.registry.ApiException.INCOMPATIBLE;
import static dev.temper.deploy.registry.ApiException.INVALID_LEVEL;
import static dev.temper.deploy.registry.ApiException.INVALID_VERSION;
import static dev.temper.deploy.registry.ApiException.SCHEMA_NOT_FOUND;
import static dev.temper.deploy.registry.ApiException.STORE_FAILED;
import static dev.temper.deploy.registry.ApiException.SUBJECT_LEVEL_NOT_FOUND;
import static dev.temper.deploy.registry.ApiException.SUBJECT_NOT_FOUND;
import static dev.temper.deploy.registry.ApiException.VERSION_NOT_FOUND;

import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What can be asked of the registry, apart from how it is asked. A change is kept before it is answered. */
final class RegistryApi {
    private static final String LATEST = "latest";

    private final ChangeLog log;
    private RegistryState state;
    private boolean certain = true;

    RegistryApi(ChangeLog log) {
        this.log = log;
        this.state = log.reload();
    }

    synchronized List<String> subjects() {
        return List.copyOf(state.subjects());
    }

    synchronized List<Integer> versions(String subject) {
        return known(subject).stream().map(Change.Registered::version).toList();
    }

    /** A version of a subject; {@code latest} and {@code -1} are the last one. */
    synchronized Change.Registered version(String subject, String version) {
        List<Change.Registered> versions = known(subject);
        if (version.equals(LATEST) || version.equals("-1")) {
            return versions.get(versions.size() - 1);
        }
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new ApiException(
                    INVALID_VERSION,
                    "The specified version '" + version
                            + "' is not a valid version id: expected 1 or more, or 'latest'.");
        }
        int number = Integer.parseInt(version);
        if (number > versions.size()) {
            throw new ApiException(VERSION_NOT_FOUND, "Version " + version + " not found.");
        }
        return versions.get(number - 1);
    }

    /** Registers a schema unless the subject has it already. */
    synchronized Change.Registered register(String subject, Schema schema) {
        beCertain();
        var there = state.find(subject, schema);
        if (there.isPresent()) {
            return there.get();
        }
        List<String> problems = state.problems(subject, schema);
        if (!problems.isEmpty()) {
            throw new ApiException(
                    INCOMPATIBLE,
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject + "\": "
                            + String.join("; ", problems));
        }
        Change.Registered change = state.next(subject, schema);
        keep(change);
        return change;
    }

    /** The version of a subject that a schema is. */
    synchronized Change.Registered lookup(String subject, Schema schema) {
        known(subject);
        return state.find(subject, schema).orElseThrow(() -> new ApiException(SCHEMA_NOT_FOUND, "Schema not found"));
    }

    synchronized String schema(int id) {
        String schema = state.schema(id);
        if (schema == null) {
            throw new ApiException(SCHEMA_NOT_FOUND, "Schema " + id + " not found");
        }
        return schema;
    }

    /** What stands between a schema and a version of a subject, by the level that rules there. */
    synchronized List<String> problems(String subject, String version, Schema schema) {
        List<Schema> one = RegistryState.parsed(List.of(version(subject, version)));
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
            throw new ApiException(
                    SUBJECT_LEVEL_NOT_FOUND,
                    "Subject '" + subject + "' does not have subject-level compatibility configured");
        });
    }

    /** Sets the level of a subject, or of all when it is null. */
    synchronized Compatibility configure(@Nullable String subject, String level) {
        Compatibility wanted = Arrays.stream(Compatibility.values())
                .filter(each -> each.name().equals(level))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        INVALID_LEVEL,
                        "Invalid compatibility level '" + level + "'. Valid values are "
                                + Arrays.toString(Compatibility.values())));
        beCertain();
        keep(state.configure(subject, wanted));
        return wanted;
    }

    private List<Change.Registered> known(String subject) {
        List<Change.Registered> versions = state.versions(subject);
        if (versions.isEmpty()) {
            throw new ApiException(SUBJECT_NOT_FOUND, "Subject '" + subject + "' not found.");
        }
        return versions;
    }

    private void keep(Change change) {
        certain = false;
        inLog(() -> log.append(change));
        state.apply(change);
        certain = true;
    }

    /** After a change that failed nobody knows whether it was kept, and its number and id must not be given again. */
    private void beCertain() {
        if (!certain) {
            inLog(() -> state = log.reload());
            certain = true;
        }
    }

    private static void inLog(Runnable work) {
        try {
            work.run();
        } catch (KafkaException e) {
            throw new ApiException(STORE_FAILED, "The schema registry's topic cannot be used: " + e.getMessage());
        }
    }
}
