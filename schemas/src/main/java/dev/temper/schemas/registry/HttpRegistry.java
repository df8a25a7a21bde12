package dev.temper.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** A registry behind Confluent's REST API. What it once answered is remembered: a registry never takes an id back. */
final class HttpRegistry implements RegistryClient {
    private final HttpTransport transport;
    private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    private record Registration(String subject, Schema schema) {}

    private HttpRegistry(HttpTransport transport) {
        this.transport = transport;
    }

    static HttpRegistry open(String urls, Map<String, ?> settings) {
        return new HttpRegistry(HttpTransport.to(urls, settings));
    }

    @Override
    public int register(String subject, Schema schema) {
        return id(subject, schema, "/versions");
    }

    @Override
    public int lookup(String subject, Schema schema) {
        return id(subject, schema, "");
    }

    private int id(String subject, Schema schema, String suffix) {
        Registration registration = new Registration(subject, schema);
        Integer known = ids.get(registration);
        if (known != null) {
            return known;
        }
        String path = "/subjects/"
                + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20") + suffix;
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("schema", SchemaText.of(schema))
                .toString();
        HttpTransport.Reply reply = transport.post(path, body);
        if (reply.refused()) {
            throw new RegistryRefusedException(
                    "the registry refuses schema " + schema.getFullName() + " for subject " + subject + ": "
                            + reply.message(),
                    reply.code());
        }
        int id = field(reply, "id").asInt();
        ids.put(registration, id);
        return id;
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        HttpTransport.Reply reply = transport.get("/schemas/ids/" + id);
        if (reply.status() == 404) {
            throw new UnknownSchemaException(id, transport.toString());
        }
        if (reply.refused()) {
            throw new RegistryRefusedException(
                    "the registry does not give schema id " + id + ": " + reply.message(), reply.code());
        }
        Schema schema = parse(id, field(reply, "schema").asText());
        schemas.put(id, schema);
        return schema;
    }

    private Schema parse(int id, String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (SchemaParseException e) {
            throw new RegistryRefusedException(
                    "schema id " + id + " of the registry " + transport + " is not Avro: " + e.getMessage(), 42201);
        }
    }

    private JsonNode field(HttpTransport.Reply reply, String name) {
        JsonNode value = reply.json().get(name);
        if (value == null) {
            throw new RegistryUnavailableException(
                    "the registry " + transport + " answered without '" + name + "': is it a schema registry?");
        }
        return value;
    }
}
