package dev.temper.sinks.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.sinks.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Calls with JSON. Redirects are not followed: what is sent is for the address that was given, and for no other. A server that is
 * away, overloaded or broken is {@link UnavailableException}; what it answers else is the caller's to judge. Thread safe.
 */
public final class JsonCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SHOWN = 300;

    /** Writes doubles alike on every release of Java. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> headers;

    /**
     * Of a server.
     *
     * @param headers for each request, such as a token
     */
    public JsonCalls(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
    }

    /**
     * What a server answered.
     *
     * @param status not 408, 429 or from 500 on
     * @param body null, in Jackson's way, when it is no JSON
     */
    public record Answer(int status, JsonNode body, String text) {
        /** Whether it did what it was asked. */
        public boolean isDone() {
            return status >= 200 && status < 300;
        }

        /** Status and what is said, in one line that is not too long. */
        public String shown() {
            String line = text.strip().replaceAll("\\s+", " ");
            return status + (line.isEmpty() ? "" : " " + line.substring(0, Math.min(SHOWN, line.length())));
        }
    }

    /** A tree's bytes, the same for the same tree. */
    public static byte[] bytes(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tree's text, the same for the same tree. */
    public static String text(JsonNode tree) {
        return new String(bytes(tree), StandardCharsets.UTF_8);
    }

    /** Sends a body with POST. */
    public Answer post(URI to, byte[] body, Map<String, String> more) throws UnavailableException {
        return send(request(to, more)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Asks with GET. */
    public Answer get(URI from) throws UnavailableException {
        return send(request(from, Map.of()).GET().build());
    }

    private HttpRequest.Builder request(URI to, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).timeout(PATIENCE);
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        all.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) throws UnavailableException {
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new UnavailableException(server(request) + " does not answer (" + why + ")", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        Answer answer = new Answer(response.statusCode(), tree(response.body()), response.body());
        if (answer.status() >= 500 || answer.status() == 408 || answer.status() == 429) {
            throw new UnavailableException(server(request) + " answers " + answer.shown(), pause(response));
        }
        return answer;
    }

    /** Without user, query and fragment, which may hold secrets. */
    private static String server(HttpRequest request) {
        URI uri = request.uri();
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree == null ? JsonNodeFactory.instance.nullNode() : tree;
        } catch (JsonProcessingException noJson) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    /** What the server asks for, up to an hour. */
    private static Duration pause(HttpResponse<?> response) {
        String text = response.headers().firstValue("Retry-After").orElse("");
        return text.matches("[0-9]{1,4}") ? Duration.ofSeconds(Math.min(3_600, Long.parseLong(text))) : Duration.ZERO;
    }
}
