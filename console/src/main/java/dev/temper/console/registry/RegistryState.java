package dev.temper.console.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is registered: the fold of all changes, the same whether or not those that a later one replaces are still there.
 * For one thread at a time.
 */
final class RegistryState {
    private static final String EVERY_SUBJECT = "";

    private final NavigableMap<String, NavigableMap<Integer, Change.Registered>> subjects = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> schemas = new HashMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();
    private int lastId;

    void apply(Change change) {
        if (change instanceof Change.Registered registered) {
            register(registered);
        } else if (change instanceof Change.Erased erased) {
            erase(erased);
        } else if (change instanceof Change.Configured configured) {
            if (configured.level() == null) {
                levels.remove(configured.subject());
            } else {
                levels.put(configured.subject(), configured.level());
            }
        }
    }

    private void register(Change.Registered registered) {
        String known = schemas.putIfAbsent(registered.id(), registered.schema());
        if (known != null && !known.equals(registered.schema())) {
            throw new IllegalStateException("id " + registered.id() + " is given to two schemas");
        }
        ids.put(registered.schema(), registered.id());
        lastId = Math.max(lastId, registered.id());
        subjects.computeIfAbsent(registered.subject(), subject -> new TreeMap<>())
                .put(registered.version(), registered);
    }

    private void erase(Change.Erased erased) {
        lastId = Math.max(lastId, erased.id());
        NavigableMap<Integer, Change.Registered> versions = subjects.getOrDefault(erased.subject(), new TreeMap<>());
        versions.remove(erased.version());
        if (versions.isEmpty()) {
            subjects.remove(erased.subject());
        }
        boolean used = subjects.values().stream()
                .flatMap(other -> other.values().stream())
                .anyMatch(other -> other.id() == erased.id());
        String schema = used ? null : schemas.remove(erased.id());
        if (schema != null) {
            ids.remove(schema);
        }
    }

    /** The change that registers a schema as the next version of a subject. */
    Change.Registered next(String subject, Schema schema) {
        String text = schema.toString();
        List<Change.Registered> versions = versions(subject, true);
        int last = versions.isEmpty() ? 0 : versions.get(versions.size() - 1).version();
        return new Change.Registered(subject, last + 1, ids.getOrDefault(text, lastId + 1), text, false);
    }

    /** Subjects that have a version, those that are softly deleted counted or not. */
    List<String> subjects(boolean deleted) {
        Set<String> all = subjects.keySet();
        return all.stream()
                .filter(subject -> !versions(subject, deleted).isEmpty())
                .toList();
    }

    /** Versions of a subject, oldest first, those that are softly deleted counted or not; none when it is unknown. */
    List<Change.Registered> versions(String subject, boolean deleted) {
        return subjects.getOrDefault(subject, new TreeMap<>()).values().stream()
                .filter(version -> deleted || !version.deleted())
                .toList();
    }

    /** The newest version of a subject that is this schema. */
    Optional<Change.Registered> find(String subject, Schema schema, boolean deleted) {
        String text = schema.toString();
        return versions(subject, deleted).stream()
                .filter(version -> version.schema().equals(text))
                .reduce((older, newer) -> newer);
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

    static Change.Configured configure(@Nullable String subject, Compatibility level) {
        return new Change.Configured(subject == null ? EVERY_SUBJECT : subject, level);
    }

    /** The changes that delete versions of a subject softly; when none is left, its own level goes with them. */
    List<Change> softly(String subject, List<Change.Registered> gone) {
        List<Change> changes = new ArrayList<>();
        gone.forEach(version -> changes.add(version.softlyDeleted()));
        if (versions(subject, false).size() == gone.size() && ownLevel(subject).isPresent()) {
            changes.add(new Change.Configured(subject, null));
        }
        return changes;
    }

    /** The changes that delete versions for good. */
    static List<Change> forGood(List<Change.Registered> gone) {
        return gone.stream()
                .<Change>map(version -> new Change.Erased(version.subject(), version.version(), version.id()))
                .toList();
    }

    /** What stands between a schema and a subject, by the level that rules there. */
    List<String> problems(String subject, Schema schema) {
        return ownLevel(subject).orElse(commonLevel()).problems(schema, parsed(versions(subject, false)));
    }

    static List<Schema> parsed(List<Change.Registered> versions) {
        return versions.stream()
                .map(version -> new Schema.Parser().parse(version.schema()))
                .toList();
    }
}
