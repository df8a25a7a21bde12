package dev.temper.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.access.AccessRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Describes routes by OpenAPI 3.1. */
public final class OpenApi {
    private static final String PROBLEM = ErrorStyle.PROBLEM_DETAILS.contentType();

    private final JsonSchemas schemas = new JsonSchemas();
    private final ObjectNode document = Json.mapper().createObjectNode();

    private OpenApi(String title, String version) {
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", title).put("version", version);
        ObjectNode scheme =
                document.putObject("components").putObject("securitySchemes").putObject("token");
        scheme.put("type", "http").put("scheme", "bearer");
    }

    /**
     * The description of all routes that are in a group.
     *
     * @param version of the API
     */
    public static JsonNode of(String title, String version, List<Route> routes) {
        OpenApi api = new OpenApi(title, version);
        ObjectNode paths = api.document.putObject("paths");
        for (Route route : routes) {
            if (!route.group().isEmpty()) {
                ObjectNode path = paths.withObject("/" + pointer(route.path()));
                path.set(route.method().toLowerCase(Locale.ROOT), api.operation(route));
            }
        }
        api.document.withObject("/components").set("schemas", api.schemas.all());
        return api.document;
    }

    /** A route that answers with the description of others, and of itself. */
    public static Route route(String path, String title, String version, List<Route> others) {
        List<Route> all = new ArrayList<>(others);
        JsonNode[] made = new JsonNode[1];
        Route own = Route.get(path, "This description, in OpenAPI 3.1")
                .group("description")
                .role(AccessRole.ANYONE)
                .answers(200, JsonNode.class, "the description")
                .handle(call -> Reply.json(made[0]));
        all.add(own);
        made[0] = of(title, version, all);
        return own;
    }

    private static String pointer(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private ObjectNode operation(Route route) {
        ObjectNode operation = Json.mapper().createObjectNode();
        operation.put("operationId", id(route)).put("summary", route.summary());
        operation.putArray("tags").add(route.group());
        if (route.role() != AccessRole.ANYONE) {
            operation.put("description", "Needs the role " + route.role().label() + ".");
            operation.putArray("security").addObject().putArray("token");
        }
        ArrayNode parameters = operation.putArray("parameters");
        route.pathParameters().forEach(parameter -> parameters.add(parameter(parameter, "path")));
        route.query().forEach(parameter -> parameters.add(parameter(parameter, "query")));
        route.headers().forEach(parameter -> parameters.add(parameter(parameter, "header")));
        body(operation, route);
        ObjectNode responses = operation.putObject("responses");
        answers(route).forEach((status, answer) -> responses.set(Integer.toString(status), response(answer)));
        return operation;
    }

    /** The method and the path's words: {@code getExperimentsIdTrials}. */
    private static String id(Route route) {
        StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
        for (String word : route.path().split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty() && !word.equals("api") && !word.equals("v1")) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private static ObjectNode parameter(RouteParameter parameter, String place) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("name", parameter.name()).put("in", place).put("description", parameter.says());
        node.put("required", parameter.required());
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.put("type", parameter.kind().schema());
        bounds(parameter, schema);
        if (parameter.fallback() != null) {
            schema.set("default", Json.mapper().valueToTree(parameter.fallback()));
        }
        if (parameter.repeated()) {
            node.putObject("schema").put("type", "array").set("items", schema);
        } else {
            node.set("schema", schema);
        }
        return node;
    }

    private static void bounds(RouteParameter parameter, ObjectNode schema) {
        switch (parameter.kind()) {
            case TEXT -> {
                schema.put("minLength", (long) parameter.least()).put("maxLength", (long) parameter.most());
                if (!parameter.values().isEmpty()) {
                    parameter.values().forEach(schema.putArray("enum")::add);
                }
            }
            case WHOLE -> schema.put("minimum", (long) parameter.least()).put("maximum", (long) parameter.most());
            case NUMBER -> {
                if (Math.abs(parameter.least()) < Double.MAX_VALUE) {
                    schema.put("minimum", parameter.least());
                }
                if (Math.abs(parameter.most()) < Double.MAX_VALUE) {
                    schema.put("maximum", parameter.most());
                }
            }
            case FLAG -> {}
        }
    }

    private void body(ObjectNode operation, Route route) {
        Route.RouteBody body = route.body();
        if (body == null) {
            return;
        }
        ObjectNode node = operation.putObject("requestBody").put("required", body.required());
        ObjectNode content = node.putObject("content");
        for (String mediaType : new TreeSet<>(body.mediaTypes())) {
            ObjectNode one = content.putObject(mediaType);
            if (body.type() == null) {
                one.putObject("schema").put("type", "string");
            } else {
                one.set("schema", schemas.ofRequest(body.type()));
            }
        }
    }

    /** The route's own answers, and the errors that every route of its kind has. */
    private static Map<Integer, Route.RouteAnswer> answers(Route route) {
        Map<Integer, Route.RouteAnswer> all = new TreeMap<>();
        all.put(400, error("the request or its parameters cannot be used"));
        all.put(403, error("the role is too small, or the request comes from another site"));
        all.put(414, error("the path and the query are too long"));
        all.put(431, error("the headers are too large"));
        all.put(503, error("the server is starting, ending or overloaded"));
        if (route.role() != AccessRole.ANYONE) {
            all.put(401, error("the token is missing, or not accepted"));
        }
        if (route.body() != null || !route.reads()) {
            all.put(408, error("the body did not come in time"));
            all.put(413, error("the body is too large"));
            all.put(415, error("the body is of another media type"));
        }
        if (route.body() != null) {
            all.put(422, error("the body is well formed, and cannot be used"));
        }
        all.putAll(route.answers());
        return all;
    }

    private static Route.RouteAnswer error(String says) {
        return new Route.RouteAnswer(null, PROBLEM, says);
    }

    private ObjectNode response(Route.RouteAnswer answer) {
        ObjectNode node = Json.mapper().createObjectNode().put("description", answer.says());
        if (!answer.mediaType().isEmpty()) {
            ObjectNode content = node.putObject("content").putObject(answer.mediaType());
            if (answer.type() != null) {
                content.set("schema", schemas.ofAnswer(answer.type()));
            } else if (answer.mediaType().equals(PROBLEM)) {
                content.set("schema", schemas.ofAnswer(ErrorStyle.ProblemDetails.class));
            } else {
                content.putObject("schema").put("type", "string");
            }
        }
        return node;
    }
}
