package dev.temper.deploy.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request, taken apart.
 *
 * @param path its segments, decoded
 */
record Request(String method, List<String> path, @Nullable String query, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Request of(String method, URI uri, String body) {
        List<String> path = Arrays.stream(uri.getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                // In a path a plus is a plus; only in a form is it a space.
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        return new Request(method, path, uri.getRawQuery(), body);
    }

    boolean asks(String flag) {
        return query != null && Arrays.asList(query.split("&")).contains(flag + "=true");
    }

    /** Method and path, with an asterisk in place of each variable segment: what a request is dispatched on. */
    String route() {
        StringBuilder route = new StringBuilder(method);
        for (int i = 0; i < path.size(); i++) {
            route.append('/').append(isVariable(i) ? "*" : path.get(i));
        }
        return route.toString();
    }

    private boolean isVariable(int i) {
        String before = i == 0 ? "" : path.get(i - 1);
        boolean collection = switch (i) {
            case 1 -> before.equals("subjects") || before.equals("config") || before.equals("mode");
            case 2 -> before.equals("ids") || before.equals("subjects");
            case 3 -> before.equals("versions");
            case 4 -> before.equals("versions");
            default -> false;
        };
        return collection;
    }

    /** A field of the body, as text. */
    String field(String name) {
        JsonNode value = json().get(name);
        if (value == null || !value.isTextual()) {
            throw new ApiException(422, "The request body has no text field \"" + name + "\".");
        }
        return value.asText();
    }

    /** The Avro schema in the body. */
    Schema schema() {
        String type = json().path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new ApiException(ApiException.INVALID_SCHEMA, "Invalid schema type " + type + ": expected AVRO.");
        }
        if (!json().path("references").isEmpty()) {
            throw new ApiException(ApiException.INVALID_SCHEMA, "Schema references are not supported.");
        }
        try {
            return new Schema.Parser().parse(field("schema"));
        } catch (AvroRuntimeException e) {
            throw new ApiException(ApiException.INVALID_SCHEMA, "Invalid schema: " + e.getMessage());
        }
    }

    private JsonNode json() {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new ApiException(400, "The request body is not JSON: " + e.getOriginalMessage());
        }
        throw new ApiException(400, "The request body is no JSON object.");
    }
}
