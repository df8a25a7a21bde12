package dev.temper.deploy.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Dispatches requests to the registry and puts its answers into Confluent's JSON. */
final class Router {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String MODE = "{\"mode\":\"READWRITE\"}";

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
        boolean deleted = request.asks("deleted");
        boolean permanent = request.asks("permanent");
        return switch (request.route()) {
            case "GET" -> json(Map.of());
            case "GET/subjects" -> json(api.subjects(deleted));
            case "POST/subjects/*" -> version(api.lookup(path.get(1), request.schema(), deleted));
            case "DELETE/subjects/*" -> json(api.deleteSubject(path.get(1), permanent));
            case "GET/subjects/*/versions" -> json(api.versions(path.get(1), deleted));
            case "POST/subjects/*/versions" ->
                json(Map.of("id", api.register(path.get(1), request.schema()).id()));
            case "GET/subjects/*/versions/*" -> version(api.version(path.get(1), path.get(3), deleted));
            case "DELETE/subjects/*/versions/*" -> json(api.deleteVersion(path.get(1), path.get(3), permanent));
            case "GET/subjects/*/versions/*/schema" ->
                api.version(path.get(1), path.get(3), deleted).schema();
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
            case "GET/mode" -> MODE;
            case "GET/mode/*" -> ownMode(path.get(1), request);
            case "PUT/mode", "PUT/mode/*" ->
                throw new ApiException(
                        ApiException.NOT_PERMITTED, "The mode of this registry is READWRITE and cannot be changed.");
            default -> throw new ApiException(404, "HTTP 404 Not Found: this registry has no " + request.route());
        };
    }

    static String error(ApiException e) {
        return JSON.createObjectNode()
                .put("error_code", e.code())
                .put("message", e.getMessage())
                .toString();
    }

    private static String ownMode(String subject, Request request) {
        if (request.asks("defaultToGlobal")) {
            return MODE;
        }
        throw new ApiException(
                ApiException.SUBJECT_MODE_NOT_FOUND,
                "Subject '" + subject + "' does not have subject-level mode configured");
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
