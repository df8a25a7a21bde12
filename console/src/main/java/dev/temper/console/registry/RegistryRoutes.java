package dev.temper.console.registry;

import dev.temper.console.http.Call;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteHandler;
import dev.temper.console.http.RouteParameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Confluent's REST API: which path asks the registry what, and in which JSON it answers. */
final class RegistryRoutes {
    private static final Map<String, String> MODE = Map.of("mode", "READWRITE");
    private static final RouteParameter SUBJECT = RouteParameter.text("subject", "the subject");
    private static final RouteParameter VERSION = RouteParameter.text("version", "its number, or latest");
    private static final RouteParameter ID = RouteParameter.text("id", "the schema's id");

    private final RegistryApi api;
    private final List<Route> routes = new ArrayList<>();

    private RegistryRoutes(RegistryApi api) {
        this.api = api;
    }

    /** All of them. */
    static List<Route> of(RegistryApi api) {
        RegistryRoutes all = new RegistryRoutes(api);
        all.subjects();
        all.schemas();
        all.compatibility();
        all.config();
        all.mode();
        return all.routes;
    }

    private void subjects() {
        add(Route.get("/", "That it is there"), call -> json(Map.of()));
        add(Route.get("/subjects", "Subjects"), call -> json(api.subjects(asks(call, "deleted"))));
        add(
                withBody(Route.post("/subjects/{subject}", "Looks a schema up")),
                call -> version(api.lookup(call.text("subject"), schema(call), asks(call, "deleted"))));
        add(
                Route.delete("/subjects/{subject}", "Deletes a subject"),
                call -> json(api.deleteSubject(call.text("subject"), asks(call, "permanent"))));
        add(
                Route.get("/subjects/{subject}/versions", "Versions"),
                call -> json(api.versions(call.text("subject"), asks(call, "deleted"))));
        add(
                withBody(Route.post("/subjects/{subject}/versions", "Registers a schema")),
                call -> json(Map.of(
                        "id", api.register(call.text("subject"), schema(call)).id())));
        add(Route.get("/subjects/{subject}/versions/{version}", "A version"), call -> version(found(call)));
        add(
                Route.get("/subjects/{subject}/versions/{version}/schema", "A version's schema"),
                call -> text(found(call).schema()));
        add(
                Route.delete("/subjects/{subject}/versions/{version}", "Deletes a version"),
                call -> json(api.deleteVersion(call.text("subject"), call.text("version"), asks(call, "permanent"))));
    }

    private void schemas() {
        add(Route.get("/schemas/types", "Types of schemas"), call -> json(List.of("AVRO")));
        add(Route.get("/schemas/ids/{id}", "A schema"), call -> json(Map.of("schema", api.schema(id(call)))));
        add(Route.get("/schemas/ids/{id}/schema", "A schema alone"), call -> text(api.schema(id(call))));
    }

    private void compatibility() {
        add(
                withBody(Route.post("/compatibility/subjects/{subject}/versions", "Compares with a subject")),
                call -> verdict(call, api.problems(call.text("subject"), schema(call))));
        add(
                withBody(Route.post("/compatibility/subjects/{subject}/versions/{version}", "Compares with a version")),
                call -> verdict(call, api.problems(call.text("subject"), call.text("version"), schema(call))));
    }

    private void config() {
        add(
                Route.get("/config", "The common level"),
                call -> json(Map.of("compatibilityLevel", api.level(null, true))));
        add(
                withBody(Route.put("/config", "Sets the common level")),
                call -> json(Map.of("compatibility", api.configure(null, level(call)))));
        add(
                Route.get("/config/{subject}", "A subject's level"),
                call -> json(
                        Map.of("compatibilityLevel", api.level(call.text("subject"), asks(call, "defaultToGlobal")))));
        add(
                withBody(Route.put("/config/{subject}", "Sets a subject's level")),
                call -> json(Map.of("compatibility", api.configure(call.text("subject"), level(call)))));
    }

    private void mode() {
        add(Route.get("/mode", "The mode"), call -> json(MODE));
        add(Route.get("/mode/{subject}", "A subject's mode"), RegistryRoutes::ownMode);
        add(withBody(Route.put("/mode", "Is refused")), RegistryRoutes::keptMode);
        add(withBody(Route.put("/mode/{subject}", "Is refused")), RegistryRoutes::keptMode);
    }

    /** Clients send more in queries than this registry reads. */
    private void add(Route.Builder route, RouteHandler handler) {
        for (String flag : List.of("deleted", "permanent", "verbose", "defaultToGlobal")) {
            route.query(RouteParameter.text(flag, "true or not"));
        }
        for (RouteParameter parameter : List.of(SUBJECT, VERSION, ID)) {
            if (route.path().contains("{" + parameter.name() + "}")) {
                route.path(parameter);
            }
        }
        routes.add(route.anyQuery().handle(handler));
    }

    private static Route.Builder withBody(Route.Builder route) {
        return route.textBody(
                ConfluentErrors.CONTENT,
                "application/vnd.schemaregistry+json",
                "application/json",
                "application/octet-stream");
    }

    private static Schema schema(Call call) {
        return SchemaBody.of(call.bodyText()).schema();
    }

    private static String level(Call call) {
        return SchemaBody.of(call.bodyText()).field("compatibility");
    }

    private Change.Registered found(Call call) {
        return api.version(call.text("subject"), call.text("version"), asks(call, "deleted"));
    }

    private static boolean asks(Call call, String flag) {
        return "true".equals(call.textOrNull(flag));
    }

    private static Reply ownMode(Call call) {
        if (asks(call, "defaultToGlobal")) {
            return json(MODE);
        }
        throw new RegistryException(
                RegistryException.SUBJECT_MODE_NOT_FOUND,
                "Subject '" + call.text("subject") + "' does not have subject-level mode configured");
    }

    private static Reply keptMode(Call call) {
        throw new RegistryException(
                RegistryException.NOT_PERMITTED, "The mode of this registry is READWRITE and cannot be changed.");
    }

    private static int id(Call call) {
        String text = call.text("id");
        if (!text.matches("[0-9]{1,9}")) {
            throw new RegistryException(RegistryException.SCHEMA_NOT_FOUND, "Schema " + text + " not found");
        }
        return Integer.parseInt(text);
    }

    private static Reply version(Change.Registered version) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", version.subject());
        fields.put("version", version.version());
        fields.put("id", version.id());
        fields.put("schema", version.schema());
        return json(fields);
    }

    private static Reply verdict(Call call, List<String> problems) {
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("is_compatible", problems.isEmpty());
        if (asks(call, "verbose")) {
            verdict.put("messages", problems);
        }
        return json(verdict);
    }

    private static Reply json(Object value) {
        return Reply.json(value).as(ConfluentErrors.CONTENT);
    }

    private static Reply text(String schema) {
        return Reply.bytes(ConfluentErrors.CONTENT, schema.getBytes(StandardCharsets.UTF_8));
    }
}
