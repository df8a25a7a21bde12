package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.http.Json;
import dev.temper.core.decision.Decision;
import dev.temper.testkit.Scenarios;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that follows an experiment, and loses its connection on the way, hears of every change once. */
@Timeout(60)
final class FollowingTest {
    @Test
    void everyDecisionIsHeardOnceAcrossABrokenConnection() throws IOException, InterruptedException {
        try (Answering api = new Answering(Scenarios.faulty(5))) {
            api.take(api.lines() / 3);
            long start = api.chronicle().sequence();
            long known = api.chronicle().decisions().size();
            List<Long> heard = new ArrayList<>();
            api.take(api.lines() * 2 / 3);
            long half = follow(api, start, heard, api.chronicle().sequence());
            api.takeAll();
            long end = follow(api, half, heard, api.chronicle().sequence());
            assertThat(end).isEqualTo(api.chronicle().sequence());
            assertThat(heard)
                    .isEqualTo(api.chronicle().decisions().stream()
                            .map(Decision::number)
                            .filter(number -> number > known)
                            .toList());
        }
    }

    /** Follows from an id until a sequence is reached; the last id. */
    private static long follow(Answering api, long from, List<Long> heard, long until)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.url(api.experiment() + "/events")))
                .header("Last-Event-ID", Long.toString(from))
                .build();
        long last = from;
        try (InputStream body = Answering.HTTP
                        .send(request, BodyHandlers.ofInputStream())
                        .body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            while (last < until) {
                String line = lines.readLine();
                assertThat(line).as("the stream ended at %d", last).isNotNull();
                if (line.startsWith("data: ")) {
                    JsonNode change = Json.mapper().readTree(line.substring(6));
                    change.path("decisions")
                            .forEach(decision ->
                                    heard.add(decision.path("number").asLong()));
                    last = change.path("sequence").asLong();
                    assertThat(change.path("experiment").path("sequence").asLong())
                            .isEqualTo(last);
                }
            }
        }
        return last;
    }
}
