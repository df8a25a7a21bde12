package dev.temper.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.access.AccessRole;
import dev.temper.schemas.document.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small API over HTTP, and a client of it. */
final class Things implements AutoCloseable {
    record Wanted(String name, int count, @Nullable String note, List<Part> parts) {}

    record Part(double size) {}

    record Made(String name, long count, double size) {}

    static final String BODY = "{\"name\":\"a\",\"count\":2,\"parts\":[{\"size\":1.5}]}";
    static final HttpClient HTTP = HttpClient.newHttpClient();

    static final List<Route> ROUTES = List.of(
            Route.get("/things/{name}", "Reads a thing")
                    .group("things")
                    .path(RouteParameter.text("name", "its name"))
                    .query(RouteParameter.whole("limit", "how many")
                            .fallback(10)
                            .between(1, 100))
                    .query(RouteParameter.text("order", "which way")
                            .fallback("asc")
                            .oneOf("asc", "desc"))
                    .answers(200, Made.class, "the thing")
                    .handle(call -> Reply.json(new Made(call.text("name"), call.whole("limit"), Double.NaN))),
            Route.post("/things", "Makes a thing")
                    .group("things")
                    .body(Wanted.class)
                    .answers(201, Made.class, "made")
                    .handle(call -> {
                        Wanted wanted = call.body(Wanted.class);
                        return Reply.json(
                                201,
                                new Made(
                                        wanted.name(),
                                        wanted.count(),
                                        wanted.parts().get(0).size()));
                    }),
            Route.get("/fault", "Fails")
                    .group("things")
                    .answers(200, Made.class, "never")
                    .handle(call -> {
                        throw new IllegalStateException("a secret of the inside");
                    }),
            Route.get("/overflow", "Fails")
                    .group("things")
                    .answers(200, Made.class, "never")
                    .handle(call -> Reply.json(endless(1))),
            Route.get("/broken", "Breaks off")
                    .role(AccessRole.ANYONE)
                    .handle(call -> Reply.written("text/csv", out -> {
                        out.write("a,b\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
                        throw new IllegalStateException("in the middle");
                    })),
            Route.get("/refusal", "Refuses")
                    .group("things")
                    .answers(200, Made.class, "never")
                    .fails(409, "it is complete")
                    .handle(call -> {
                        throw new HttpProblem(409, "It is complete.", List.of(new Finding("a.b", "b is 1: give 2")));
                    }),
            Route.get("/undescribed", "Says what it should not")
                    .group("things")
                    .answers(200, Made.class, "never")
                    .handle(call -> Reply.json("a text")),
            Route.get("/text", "A long text")
                    .group("things")
                    .role(AccessRole.ANYONE)
                    .answersIn("text/csv", "a text")
                    .handle(call -> Reply.written(
                            "text/csv", out -> out.write("a,b\n".repeat(10_000).getBytes(StandardCharsets.UTF_8)))));

    final WebServer server;

    Things(HttpSettings settings) {
        server = WebServer.open(settings, ROUTES);
    }

    @Override
    public void close() {
        server.close();
    }

    private static int endless(int depth) {
        return depth == 0 ? 0 : endless(depth + 1) + 1;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String contentType, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.mapper().readTree(response.body());
    }

    static void assertProblem(HttpResponse<String> response, int status, String detail) throws IOException {
        assertThat(response.body()).contains(detail);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).get("status").asInt()).isEqualTo(status);
        assertThat(json(response).get("type").asText()).isEqualTo("about:blank");
        assertThat(json(response).get("title").asText()).isNotEmpty();
    }
}
