package dev.temper.console.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Any record as JSON, field by field under the names of its schema. Bytes are Base64; NaN and infinities, for which
 * JSON has no numbers, are the texts {@code NaN}, {@code Infinity} and {@code -Infinity}.
 */
public final class AvroJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AvroJson() {}

    /** The record as an object. */
    public static ObjectNode tree(IndexedRecord datum) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : datum.getSchema().getFields()) {
            object.set(field.name(), node(datum.get(field.pos())));
        }
        return object;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value instanceof IndexedRecord datum) {
            return tree(datum);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return JSON.textNode(Base64.getEncoder().encodeToString(copy));
        }
        return value == null ? JSON.nullNode() : JSON.textNode(value.toString());
    }

    private static JsonNode number(Number number) {
        if (number instanceof Double value) {
            return Double.isFinite(value) ? JSON.numberNode(value) : JSON.textNode(value.toString());
        }
        return JSON.numberNode(number.longValue());
    }
}
