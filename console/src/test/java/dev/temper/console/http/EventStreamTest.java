package dev.temper.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.Await;
import dev.temper.console.access.AccessRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Server-sent events: they come at once, hold no thread, and wait for nobody. */
@Timeout(60)
class EventStreamTest {
    record Change(String text) {}

    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
    private final WebServer server = WebServer.open(
            HttpSettings.of(Map.of("http.port", "0", "http.threads", "4", "http.streams", "20")),
            List.of(
                    Route.get("/events", "Tells of changes")
                            .group("events")
                            .role(AccessRole.ANYONE)
                            .query(RouteParameter.whole("after", "the last one seen")
                                    .fallback(0))
                            .answersIn("text/event-stream", "changes")
                            .handle(call -> Reply.events(stream -> {
                                stream.send(Long.toString(call.whole("after")), "change", new Change("first\nline"));
                                opened.add(stream);
                            })),
                    Route.get("/alive", "Lives").role(AccessRole.ANYONE).handle(call -> Reply.json("yes"))));

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<InputStream> open() throws Exception {
        return Things.HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/events?after=7"))
                        .build(),
                BodyHandlers.ofInputStream());
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static List<String> event(BufferedReader reader) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    @Test
    void eventsComeAsTheyAreSent() throws Exception {
        HttpResponse<InputStream> response = open();
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        BufferedReader reader = lines(response);
        assertThat(event(reader)).containsExactly("id: 7", "event: change", "data: {\"text\":\"first\\nline\"}");
        EventStream stream = opened.take();
        for (int i = 0; i < 100; i++) {
            assertThat(stream.send(null, "cha\nnge", new Change("c" + i))).isTrue();
            assertThat(event(reader)).containsExactly("event: change", "data: {\"text\":\"c" + i + "\"}");
        }
        stream.close();
        assertThat(reader.readLine()).isNull();
        assertThat(stream.send(null, "change", new Change("late"))).isFalse();
    }

    @Test
    void manyStreamsHoldNoThreadAndTooManyAreRefused() throws Exception {
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(open());
        }
        HttpResponse<InputStream> refused = open();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(Things.HTTP
                        .send(
                                HttpRequest.newBuilder(URI.create(server.url() + "/alive"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .isEqualTo("\"yes\"");
        for (HttpResponse<InputStream> one : open) {
            one.body().close();
        }
        Await.until("the places of those who left are free", () -> {
            opened.forEach(EventStream::beat);
            HttpResponse<InputStream> again = open();
            again.body().close();
            return again.statusCode() == 200;
        });
    }

    @Test
    void aClientThatDoesNotReadMissesEventsAndHoldsNobodyUp() throws Exception {
        try (RawClient slow = new RawClient(server.port())) {
            slow.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            EventStream stream = opened.take();
            Change large = new Change("x".repeat(10_000));
            int sent = 0;
            while (stream.send(null, "change", large)) {
                sent++;
                assertThat(sent).as("what is held is bounded").isLessThan(10_000);
            }
            assertThat(stream.isDrained()).isFalse();
            assertThat(stream.isClosed()).isFalse();
        }
    }

    @Test
    void theEndOfTheServerEndsStreams() throws Exception {
        HttpResponse<InputStream> response = open();
        BufferedReader reader = lines(response);
        event(reader);
        EventStream stream = opened.take();
        server.close();
        assertThat(isEnded(reader)).isTrue();
        assertThat(stream.isClosed()).isTrue();
    }

    /** The server may close the connection before the last chunk of the answer, or after it. */
    private static boolean isEnded(BufferedReader reader) {
        try {
            return reader.readLine() == null;
        } catch (IOException closed) {
            return true;
        }
    }
}
