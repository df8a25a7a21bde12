package dev.temper.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Asks the first of some base URLs that answers. */
final class HttpTransport {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String CONTENT = "application/vnd.schemaregistry.v1+json";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Made at first use, and one for all: a client costs threads, and serdes are many. */
    private static final class Client {
        static final HttpClient SHARED = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    private final List<String> bases;

    private HttpTransport(List<String> bases) {
        this.bases = bases;
    }

    /** An answer: any status that a repetition would not change. */
    record Reply(int status, JsonNode json) {
        boolean refused() {
            return status >= 400;
        }

        int code() {
            return json.path("error_code").asInt(status);
        }

        String message() {
            return json.path("message").asText("no reason given") + " (" + code() + ")";
        }
    }

    static HttpTransport to(String urls) {
        List<String> bases = new ArrayList<>();
        for (String part : urls.split(",", -1)) {
            String base = part.strip();
            if (!base.matches("https?://[^/].*")) {
                throw new IllegalArgumentException("schema.registry.url is '" + urls
                        + "', expected http://HOST:PORT, https://..., or mock://SCOPE");
            }
            bases.add(base.replaceAll("/+$", ""));
        }
        return new HttpTransport(bases);
    }

    Reply get(String path) {
        return ask("GET " + path, path, HttpRequest.newBuilder().GET());
    }

    Reply post(String path, String body) {
        return ask(
                "POST " + path,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", CONTENT)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Reply ask(String what, String path, HttpRequest.Builder request) {
        request.timeout(ANSWER).header("Accept", CONTENT + ", application/json");
        @Nullable IOException failure = null;
        int status = 0;
        for (String base : bases) {
            try {
                HttpRequest built = request.uri(URI.create(base + path)).build();
                HttpResponse<String> response = Client.SHARED.send(built, HttpResponse.BodyHandlers.ofString());
                status = response.statusCode();
                if (status < 500 && status != TOO_MANY_REQUESTS) {
                    return new Reply(status, json(response.body()));
                }
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        if (failure == null) {
            throw new RegistryUnavailableException(
                    "the schema registry " + this + " answered " + what + " with status " + status);
        }
        throw new RegistryUnavailableException(
                "the schema registry " + this + " does not answer " + what
                        + ": is it up, and is schema.registry.url right?",
                failure);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return String.join(",", bases);
    }
}
