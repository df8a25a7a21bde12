package dev.temper.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Asks the API one thing after another, over one connection, compressed as browsers want it. */
final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST_AGAIN = 600;
    private static final long AGAIN_MILLIS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /**
     * What came.
     *
     * @param bytes as they were sent
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    record Answer(byte[] bytes, boolean zipped) {}

    ApiClient(String origin) {
        base = origin + "/api/v1";
    }

    /** The answer to a path below {@code /api/v1}. */
    Answer get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        for (int again = 0; again < MOST_AGAIN && asksForPatience(response); again++) {
            CrewStage.pause(AGAIN_MILLIS);
            response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + " answers " + response.statusCode());
        }
        boolean zipped = response.headers().firstValue("Content-Encoding").isPresent();
        return new Answer(response.body(), zipped);
    }

    /** On a busy machine, a role may still be reading what it lists. */
    private static boolean asksForPatience(HttpResponse<byte[]> response) {
        return response.statusCode() == 503
                && response.headers().firstValue("Retry-After").isPresent();
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        Answer answer = get(path);
        return JSON.readTree(
                answer.zipped()
                        ? new GZIPInputStream(new ByteArrayInputStream(answer.bytes())).readAllBytes()
                        : answer.bytes());
    }

    /** Journal sequence of every experiment that is listed; null while nobody answers. */
    @Nullable
    Map<String, Long> sequences() throws IOException, InterruptedException {
        try {
            Map<String, Long> all = new TreeMap<>();
            json("/experiments?limit=1000")
                    .path("experiments")
                    .forEach(one -> all.put(
                            one.path("id").asText(), one.path("sequence").asLong()));
            return all;
        } catch (ConnectException e) {
            return null;
        }
    }
}
