package dev.temper.console.http;

import dev.temper.schemas.document.Finding;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a request as its route describes it, and complains of all parameters at once. */
final class RequestReader {
    private final Route route;
    private final List<Finding> problems = new ArrayList<>();
    private final Map<String, List<Object>> values = new HashMap<>();

    private RequestReader(Route route) {
        this.route = route;
    }

    /** The parameters by name. */
    static Map<String, List<Object>> parameters(Route route, Context context) {
        RequestReader reader = new RequestReader(route);
        reader.read(route.pathParameters(), name -> List.of(context.pathParam(name)));
        reader.read(route.query(), context::queryParams);
        reader.read(route.headers(), name -> {
            String header = context.header(name);
            return header == null ? List.of() : List.of(header);
        });
        if (!route.anyQuery()) {
            reader.refuseUnknown(context);
        }
        if (!reader.problems.isEmpty()) {
            throw new HttpProblem(400, "The request's parameters cannot be used.", reader.problems);
        }
        return reader.values;
    }

    private void read(List<RouteParameter> parameters, Function<String, List<String>> given) {
        for (RouteParameter parameter : parameters) {
            List<String> texts = given.apply(parameter.name());
            if (texts.isEmpty()) {
                missing(parameter);
            } else if (texts.size() > 1 && !parameter.repeated()) {
                problem(parameter.name(), "is given " + texts.size() + " times: give it once");
            } else {
                values.put(parameter.name(), texts(parameter, texts));
            }
        }
    }

    private void missing(RouteParameter parameter) {
        if (parameter.required()) {
            problem(parameter.name(), "is missing: give " + parameter.says());
        }
        Object fallback = parameter.fallback();
        values.put(parameter.name(), fallback == null ? List.of() : List.of(fallback));
    }

    private List<Object> texts(RouteParameter parameter, List<String> texts) {
        List<Object> read = new ArrayList<>();
        for (String text : texts) {
            try {
                read.add(parameter.read(text));
            } catch (IllegalArgumentException e) {
                problem(parameter.name(), "is \"" + shown(text) + "\": give " + e.getMessage());
            }
        }
        return read;
    }

    private void refuseUnknown(Context context) {
        List<String> known = route.query().stream().map(RouteParameter::name).toList();
        for (String name : new TreeSet<>(context.queryParamMap().keySet())) {
            if (!known.contains(name)) {
                problem(
                        shown(name),
                        known.isEmpty() ? "is not known: give none" : "is not known: give " + String.join(", ", known));
            }
        }
    }

    private void problem(String name, String what) {
        problems.add(new Finding(name, name + " " + what));
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    /**
     * The body as the route's record.
     *
     * @param contentType of the request; null for none
     * @return null if there is none, and need not be
     */
    static @Nullable Object body(Route route, @Nullable String contentType, byte[] bytes) {
        Route.RouteBody wanted = route.body();
        if (wanted == null) {
            // What a form can send, a page of another site can send.
            if (bytes.length > 0) {
                throw new HttpProblem(415, route.method() + " " + route.path() + " takes no body: send none");
            }
            return null;
        }
        if (bytes.length == 0 && !wanted.required()) {
            return null;
        }
        String given =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!wanted.mediaTypes().contains(given)) {
            throw new HttpProblem(
                    415,
                    "Content-Type is \"" + given + "\": send "
                            + String.join(" or ", new TreeSet<>(wanted.mediaTypes())));
        }
        return wanted.type() == null ? null : BodyReader.read(bytes, wanted.type());
    }
}
