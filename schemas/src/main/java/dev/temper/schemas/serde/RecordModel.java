package dev.temper.schemas.serde;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the generated class that stands for a schema. Avro's own search trusts no class unless a system property names
 * its package; this one trusts what Avro itself generated, so nothing need be set, and a schema from outside can still
 * name no other class.
 */
public final class RecordModel extends SpecificData {
    /** The one instance; may be used from many threads. */
    public static final RecordModel MODEL = new RecordModel();

    private final Map<String, Optional<Class<?>>> classes = new ConcurrentHashMap<>();

    private RecordModel() {
        super(RecordModel.class.getClassLoader());
    }

    @Override
    public @Nullable Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED ->
                classes.computeIfAbsent(schema.getFullName(), RecordModel::generated)
                        .orElse(null);
            default -> super.getClass(schema);
        };
    }

    private static Optional<Class<?>> generated(String name) {
        try {
            // No code of the class runs before it is known to be a generated one.
            Class<?> type = Class.forName(name, false, RecordModel.class.getClassLoader());
            return type.isAnnotationPresent(AvroGenerated.class) ? Optional.of(type) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /**
     * The schema that this version reads what a writer wrote with.
     *
     * @throws MalformedRecordException when the writer's record type has no generated class
     */
    Schema readerSchema(int id, Schema written) {
        if (written.getType() != Schema.Type.RECORD) {
            throw new MalformedRecordException("schema id " + id + " is no record but a " + written.getName());
        }
        Class<?> type = getClass(written);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new MalformedRecordException("record type " + written.getFullName() + " (schema id " + id
                    + ") is unknown to this version of Temper: upgrade it, or publish this type elsewhere");
        }
        return getSchema(type);
    }
}
