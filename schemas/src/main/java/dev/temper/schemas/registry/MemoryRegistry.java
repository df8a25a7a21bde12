package dev.temper.schemas.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** A registry in memory, for tests and for reading exported journals with no registry. Checks no compatibility. */
final class MemoryRegistry implements RegistryClient {
    private static final Map<String, MemoryRegistry> SCOPES = new ConcurrentHashMap<>();

    private final String scope;
    private final List<String> texts = new ArrayList<>();
    private final Set<String> registered = new HashSet<>();

    private MemoryRegistry(String scope) {
        this.scope = scope;
    }

    static MemoryRegistry shared(String scope) {
        return SCOPES.computeIfAbsent(scope, MemoryRegistry::new);
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        String text = SchemaText.of(schema);
        registered.add(subject + ' ' + text);
        int known = texts.indexOf(text);
        if (known >= 0) {
            return known + 1;
        }
        texts.add(text);
        return texts.size();
    }

    @Override
    public synchronized int lookup(String subject, Schema schema) {
        String text = SchemaText.of(schema);
        if (!registered.contains(subject + ' ' + text)) {
            throw new RegistryRefusedException(
                    "subject " + subject + " has no such schema " + schema.getFullName(), 40403);
        }
        return texts.indexOf(text) + 1;
    }

    @Override
    public synchronized Schema byId(int id) {
        if (id < 1 || id > texts.size()) {
            throw new UnknownSchemaException(id, MOCK + scope);
        }
        return new Schema.Parser().parse(texts.get(id - 1));
    }
}
