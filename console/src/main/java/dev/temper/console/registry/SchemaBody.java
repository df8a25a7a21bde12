package dev.temper.console.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** The body of a request: a JSON object, of which only what is asked for is read, as clients send more. */
final class SchemaBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode json;

    private SchemaBody(JsonNode json) {
        this.json = json;
    }

    static SchemaBody of(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                return new SchemaBody(json);
            }
        } catch (JsonProcessingException e) {
            throw new RegistryException(400, "The request body is not JSON: " + e.getOriginalMessage());
        }
        throw new RegistryException(400, "The request body is no JSON object.");
    }

    /** A field, as text. */
    String field(String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isTextual()) {
            throw new RegistryException(422, "The request body has no text field \"" + name + "\".");
        }
        return value.asText();
    }

    /** The Avro schema. */
    Schema schema() {
        String type = json.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new RegistryException(
                    RegistryException.INVALID_SCHEMA, "Invalid schema type " + type + ": expected AVRO.");
        }
        if (!json.path("references").isEmpty()) {
            throw new RegistryException(RegistryException.INVALID_SCHEMA, "Schema references are not supported.");
        }
        try {
            return new Schema.Parser().parse(field("schema"));
        } catch (AvroRuntimeException e) {
            throw new RegistryException(RegistryException.INVALID_SCHEMA, "Invalid schema: " + e.getMessage());
        }
    }
}
