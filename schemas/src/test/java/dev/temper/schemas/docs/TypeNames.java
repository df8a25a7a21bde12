package dev.temper.schemas.docs;

import dev.temper.schemas.topic.Topic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Names of types for readers, and what types the catalogue's records are made of. */
final class TypeNames {
    private TypeNames() {}

    /** Schemas of the records of all topics, each once, in the catalogue's order. */
    static List<Schema> records() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().stream())
                .distinct()
                .map(type -> SpecificData.get().getSchema(type))
                .toList();
    }

    /** Records and enums that the records' fields are made of, each once, in the order in which they are met. */
    static List<Schema> parts() {
        Map<String, Schema> parts = new LinkedHashMap<>();
        records().forEach(record -> collect(record, parts));
        records().forEach(record -> parts.remove(record.getFullName()));
        return List.copyOf(parts.values());
    }

    private static void collect(Schema schema, Map<String, Schema> parts) {
        switch (schema.getType()) {
            case RECORD -> {
                if (parts.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), parts));
                }
            }
            case ENUM -> parts.putIfAbsent(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), parts);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, parts));
            default -> {}
        }
    }

    /** A field's type in Markdown, with links to records and enums of this page. */
    static String markdown(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM -> link(schema);
            case ARRAY -> "list of " + markdown(schema.getElementType());
            case UNION -> schema.getTypes().stream().map(TypeNames::markdown).collect(Collectors.joining(" or "));
            default -> schema.getType().getName();
        };
    }

    static String link(Schema schema) {
        return "[" + schema.getName() + "](#" + schema.getName().toLowerCase(Locale.ROOT) + ")";
    }
}
