package dev.temper.console.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Changes as JSON keys and values; the key says what a later change replaces, so that the topic may be compacted. */
final class ChangeCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChangeCodec() {}

    static String key(Change change) {
        ObjectNode key = JSON.createObjectNode();
        if (change instanceof Change.Registered registered) {
            version(key, registered.subject(), registered.version());
        } else if (change instanceof Change.Erased erased) {
            version(key, erased.subject(), erased.version());
        } else if (change instanceof Change.Configured configured) {
            key.put("type", "compatibility").put("subject", configured.subject());
        }
        return key.toString();
    }

    private static void version(ObjectNode key, String subject, int version) {
        key.put("type", "schema").put("subject", subject).put("version", version);
    }

    static String value(Change change) {
        ObjectNode value = JSON.createObjectNode();
        if (change instanceof Change.Registered registered) {
            value.put("id", registered.id()).put("schema", registered.schema());
            if (registered.deleted()) {
                value.put("deleted", true);
            }
        } else if (change instanceof Change.Erased erased) {
            value.put("id", erased.id());
        } else if (change instanceof Change.Configured configured) {
            value.put(
                    "level",
                    configured.level() == null ? null : configured.level().name());
        }
        return value.toString();
    }

    /**
     * Reads a change.
     *
     * @throws IllegalArgumentException when this is no change
     */
    static Change read(String keyText, String valueText) {
        try {
            JsonNode key = JSON.readTree(keyText);
            JsonNode value = JSON.readTree(valueText);
            String subject = key.required("subject").asText();
            String type = key.required("type").asText();
            return switch (type) {
                case "schema" -> version(subject, key.required("version").asInt(), value);
                case "compatibility" -> configured(subject, value.required("level"));
                default -> throw new IllegalArgumentException("unknown type " + type);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Change version(String subject, int version, JsonNode value) {
        int id = value.required("id").asInt();
        if (!value.has("schema")) {
            return new Change.Erased(subject, version, id);
        }
        boolean deleted = value.path("deleted").asBoolean();
        return new Change.Registered(
                subject, version, id, avro(value.get("schema").asText()), deleted);
    }

    private static Change configured(String subject, JsonNode level) {
        return new Change.Configured(subject, level.isNull() ? null : Compatibility.valueOf(level.asText()));
    }

    /** The same text, which every later comparison will have to read. */
    private static String avro(String schema) {
        try {
            Schema unused = new Schema.Parser().parse(schema);
            return schema;
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException("its schema is not Avro: " + e.getMessage(), e);
        }
    }
}
