package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.temper.deploy.client.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** {@code temper optimizer --roles api} in a process of its own that asks for tokens, and a client of it. */
final class ApiProcess implements AutoCloseable {
    static final String VIEWER = "viewer-viewer-viewer-viewer";
    static final String USER = "user-user-user-user-user";
    static final String ADMIN = "admin-admin-admin-admin";
    static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Command process;
    private final String url;

    private ApiProcess(Command process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Returns when it has read the topics.
     *
     * @param state that it goes on from
     */
    static ApiProcess start(Endpoints endpoints, Path state) {
        Command process = new Command(List.of(
                "optimizer",
                "--roles",
                "api",
                "--bootstrap",
                endpoints.bootstrap(),
                "--registry",
                endpoints.registry(),
                "--state",
                state.toString(),
                "-D",
                "http.port=0",
                "-D",
                "http.tokens.file=" + tokens(state.getParent())));
        try {
            String port = process.await("optimizer ready: ").replaceFirst(".* ", "");
            ApiProcess api = new ApiProcess(process, "http://127.0.0.1:" + port);
            Await.until(
                    "it is ready", PATIENCE, () -> api.get("/health/ready", "").statusCode() == 200);
            return api;
        } catch (AssertionError e) {
            process.kill();
            throw e;
        }
    }

    private static Path tokens(Path directory) {
        Path file = directory.resolve("tokens");
        try {
            Files.writeString(file, """
                    vera viewer %s
                    ulf user %s
                    ada admin %s
                    """.formatted(VIEWER, USER, ADMIN));
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    /** Whether it still runs. */
    boolean alive() {
        return process.alive();
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
    }

    /** The answer to a viewer. */
    JsonNode json(String path) {
        HttpResponse<String> response = get(path, VIEWER);
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
        return tree(response);
    }

    /** Posts JSON. */
    HttpResponse<String> post(String path, String token, String body, String... headers) {
        return call("POST", path, token, body, headers);
    }

    /** Sends JSON, or no body where it is empty. */
    HttpResponse<String> call(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = request(path, token);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.method(method, BodyPublishers.ofString(body)));
    }

    /** Posts what a form of a page posts. */
    HttpResponse<String> form(String path, String token, String... headers) {
        return send(request(path, token)
                .headers(headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("definition=x")));
    }

    static JsonNode tree(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The answers to a viewer, each under its path. */
    List<String> answers(List<String> paths) {
        return paths.stream()
                .map(path -> get(path, VIEWER))
                .map(answer -> answer.uri().getPath() + " " + answer.statusCode() + "\n" + answer.body())
                .toList();
    }

    /** kill -9. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.end();
    }
}
