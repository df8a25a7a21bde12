package dev.temper.deploy.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Dispatches requests to the registry and puts its answers into Confluent's JSON. */
final class Router {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryApi api;

    Router(RegistryApi api) {
        this.api = api;
    }

    /**
     * Answers a request with JSON text.
     *
     * @throws ApiException for an answer that is an error
     */
    String answer(Request request) {
        List<String> path = request.path();
        return switch (request.route()) {
            case "GET" -> json(Map.of());
            case "GET/subjects" -> json(api.subjects());
            case "POST/subjects/*" -> version(api.lookup(path.get(1), request.schema()));
            case "GET/subjects/*/versions" -> json(api.versions(path.get(1)));
            case "POST/subjects/*/versions" ->
                json(Map.of("id", api.register(path.get(1), request.schema()).id()));
            case "GET/subjects/*/versions/*" -> version(api.version(path.get(1), path.get(3)));
            case "GET/subjects/*/versions/*/schema" ->
                api.version(path.get(1), path.get(3)).schema();
            case "GET/schemas/types" -> json(List.of("AVRO"));
            case "GET/schemas/ids/*" -> json(Map.of("schema", api.schema(id(path.get(2)))));
            case "GET/schemas/ids/*/schema" -> api.schema(id(path.get(2)));
            case "POST/compatibility/subjects/*/versions" ->
                verdict(request, api.problems(path.get(2), request.schema()));
            case "POST/compatibility/subjects/*/versions/*" ->
                verdict(request, api.problems(path.get(2), path.get(4), request.schema()));
            case "GET/config" -> json(Map.of("compatibilityLevel", api.level(null, true)));
            case "GET/config/*" ->
                json(Map.of("compatibilityLevel", api.level(path.get(1), request.asks("defaultToGlobal"))));
            case "PUT/config" -> json(Map.of("compatibility", api.configure(null, request.field("compatibility"))));
            case "PUT/config/*" ->
                json(Map.of("compatibility", api.configure(path.get(1), request.field("compatibility"))));
            default -> throw new ApiException(404, "HTTP 404 Not Found: this registry has no " + request.route());
        };
    }

    static String error(ApiException e) {
        return JSON.createObjectNode()
                .put("error_code", e.code())
                .put("message", e.getMessage())
                .toString();
    }

    private static int id(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new ApiException(ApiException.SCHEMA_NOT_FOUND, "Schema " + text + " not found");
        }
        return Integer.parseInt(text);
    }

    private static String version(Change.Registered version) {
        return JSON.createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema())
                .toString();
    }

    private static String verdict(Request request, List<String> problems) {
        ObjectNode verdict = JSON.createObjectNode().put("is_compatible", problems.isEmpty());
        if (request.asks("verbose")) {
            verdict.set("messages", JSON.valueToTree(problems));
        }
        return verdict.toString();
    }

    private static String json(Object value) {
        return JSON.valueToTree(value).toString();
    }
}
