package dev.temper.deploy.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What is registered: the fold of all changes. For one thread at a time. */
final class RegistryState {
    private static final String EVERY_SUBJECT = "";

    private final Map<String, List<Change.Registered>> subjects = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> schemas = new HashMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();

    void apply(Change change) {
        if (change instanceof Change.Registered registered) {
            List<Change.Registered> versions =
                    subjects.computeIfAbsent(registered.subject(), subject -> new ArrayList<>());
            if (registered.version() != versions.size() + 1) {
                throw new IllegalStateException("subject " + registered.subject() + " has " + versions.size()
                        + " versions, and then comes version " + registered.version());
            }
            versions.add(registered);
            ids.put(registered.schema(), registered.id());
            schemas.put(registered.id(), registered.schema());
        } else if (change instanceof Change.Configured configured) {
            levels.put(configured.subject(), configured.level());
        }
    }

    /** The change that registers a schema as the next version of a subject. */
    Change.Registered next(String subject, Schema schema) {
        String text = schema.toString();
        Integer id = ids.get(text);
        return new Change.Registered(subject, versions(subject).size() + 1, id == null ? schemas.size() + 1 : id, text);
    }

    Set<String> subjects() {
        return subjects.keySet();
    }

    /** Versions of a subject, oldest first; none when it is unknown. */
    List<Change.Registered> versions(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }

    Optional<Change.Registered> find(String subject, Schema schema) {
        String text = schema.toString();
        return versions(subject).stream()
                .filter(version -> version.schema().equals(text))
                .findFirst();
    }

    @Nullable
    String schema(int id) {
        return schemas.get(id);
    }

    /** The level set for this subject itself. */
    Optional<Compatibility> ownLevel(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    /** The level for subjects that have none of their own. */
    Compatibility commonLevel() {
        return ownLevel(EVERY_SUBJECT).orElse(Compatibility.FULL_TRANSITIVE);
    }

    Change.Configured configure(@Nullable String subject, Compatibility level) {
        return new Change.Configured(subject == null ? EVERY_SUBJECT : subject, level);
    }

    /** What stands between a schema and a subject, by the level that rules there. */
    List<String> problems(String subject, Schema schema) {
        return ownLevel(subject).orElse(commonLevel()).problems(schema, parsed(versions(subject)));
    }

    static List<Schema> parsed(List<Change.Registered> versions) {
        return versions.stream()
                .map(version -> new Schema.Parser().parse(version.schema()))
                .toList();
    }
}
