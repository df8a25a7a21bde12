package dev.temper.console.http;

import static dev.temper.console.http.Things.BODY;
import static dev.temper.console.http.Things.HTTP;
import static dev.temper.console.http.Things.assertProblem;
import static dev.temper.console.http.Things.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every route has from its server: parameters, bodies, errors, limits. */
@Timeout(120)
class WebServerTest {
    private static Things things;

    @BeforeAll
    static void open() {
        things = new Things(HttpSettings.loopback(0));
    }

    @AfterAll
    static void close() {
        things.close();
    }

    @Test
    void aRouteReadsParametersAndWritesNumbersThatAreNone() throws Exception {
        HttpResponse<String> response = things.get("/things/%C3%A4%20b+c?limit=7");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo("{\"name\":\"\u00e4 b+c\",\"count\":7,\"size\":\"NaN\"}");
        assertThat(json(things.get("/things/x")).get("count").asInt()).isEqualTo(10);
    }

    @Test
    void allParametersThatCannotBeUsedAreToldAtOnce() throws Exception {
        HttpResponse<String> response = things.get("/things/x?limit=0&order=up&size=3");
        assertProblem(response, 400, "parameters cannot be used");
        assertThat(json(response).get("problems"))
                .isEqualTo(Json.mapper()
                        .readTree(
                                "[{\"path\":\"limit\",\"message\":\"limit is \\\"0\\\": give a whole number from 1 to 100\"},"
                                        + "{\"path\":\"order\",\"message\":\"order is \\\"up\\\": give one of asc, desc\"},"
                                        + "{\"path\":\"size\",\"message\":\"size is not known: give limit, order\"}]"));
        assertProblem(things.get("/things/x?limit=1&limit=2"), 400, "limit is given 2 times: give it once");
        assertProblem(things.get("/things/x?limit=99999999999999999999"), 400, "limit is");
    }

    @Test
    void aBodyIsReadExactly() throws Exception {
        HttpResponse<String> made = things.post("/things", "application/json; charset=utf-8", BODY);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).isEqualTo("{\"name\":\"a\",\"count\":2,\"size\":1.5}");

        assertProblem(things.post("/things", "application/json", "{\"name\":"), 400, "The body is not JSON");
        assertProblem(things.post("/things", "application/json", ""), 400, "The body is empty");
        assertProblem(things.post("/things", "application/json", "[1]"), 422, "no JSON object");
        HttpResponse<String> missing = things.post("/things", "application/json", "{\"name\":null,\"parts\":[{}]}");
        assertProblem(missing, 422, "not complete");
        assertThat(json(missing).get("problems").findValuesAsText("path"))
                .containsExactly("name", "count", "parts[0].size");
        HttpResponse<String> unknown =
                things.post("/things", "application/json", BODY.replace("\"name\"", "\"nam\":1,\"name\""));
        assertProblem(unknown, 422, "nam is not known: give name, count, note, parts");
        assertProblem(
                things.post("/things", "application/json", BODY.replace("2", "\"2\"")),
                422,
                "count is \\\"2\\\": give a whole number");
        assertProblem(
                things.post("/things", "application/json", BODY.replace("2", "2.5")),
                422,
                "count is 2.5: give a whole number");
    }

    @Test
    void whatIsNotThereIsToldApart() throws Exception {
        assertProblem(things.get("/nothing"), 404, "There is no GET /nothing here");
        HttpResponse<String> other = HTTP.send(
                HttpRequest.newBuilder(URI.create(things.server.url() + "/things/x"))
                        .DELETE()
                        .build(),
                BodyHandlers.ofString());
        assertProblem(other, 405, "this path takes GET");
        assertThat(other.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
        try (RawClient raw = new RawClient(things.server.port())) {
            assertThat(raw.send("BREW /things/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .rest())
                    .contains("405");
        }
    }

    @Test
    void aFaultIsLoggedAndNotTold() throws Exception {
        assertProblem(things.get("/fault"), 500, "The server failed; its log says why.");
        assertThat(things.get("/fault").body()).doesNotContain("secret").doesNotContain("Exception");
        assertProblem(things.get("/overflow"), 500, "The server failed");
        assertProblem(things.get("/undescribed"), 500, "The server failed");
    }

    @Test
    void aRefusalNamesThePlaces() throws Exception {
        HttpResponse<String> response = things.get("/refusal");
        assertProblem(response, 409, "It is complete.");
        assertThat(json(response).get("title").asText()).isEqualTo("Conflict");
        assertThat(response.body()).contains("\"problems\":[{\"path\":\"a.b\",\"message\":\"b is 1: give 2\"}]");
    }

    @Test
    void aBodyThatIsTooLargeIsAnsweredAndNotReset() throws Exception {
        String large = "{\"name\":\"" + "x".repeat(3 << 20) + "\"}";
        for (int i = 0; i < 5; i++) {
            assertProblem(
                    things.post("/things", "application/json", large),
                    413,
                    "larger than 1048576 bytes (http.body.bytes)");
        }
        HttpRequest chunked = HttpRequest.newBuilder(URI.create(things.server.url() + "/things"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        assertProblem(HTTP.send(chunked, BodyHandlers.ofString()), 413, "larger than 1048576 bytes");
    }

    @Test
    void headersThatAreTooLargeAreAnswered() throws Exception {
        assertProblem(
                things.get("/things/x", "X-Long", "y".repeat(20_000)),
                431,
                "larger than 16384 bytes (http.header.bytes)");
    }

    @Test
    void whatIsNoHttpIsAnswered() throws Exception {
        try (RawClient raw = new RawClient(things.server.port())) {
            assertThat(raw.send("nonsense\r\n\r\n").rest())
                    .startsWith("HTTP/1.")
                    .contains(" 400 ");
        }
        try (RawClient raw = new RawClient(things.server.port())) {
            assertThat(raw.send("GET /things/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .rest())
                    .contains(" 400 ");
        }
    }

    @Test
    void textsAreCompressedForThoseWhoAsk() throws Exception {
        HttpResponse<byte[]> packed = HTTP.send(
                HttpRequest.newBuilder(URI.create(things.server.url() + "/text"))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body()).hasSizeLessThan(2_000);
        assertThat(things.get("/text").body()).hasSize(40_000);
    }

    @Test
    void anAnswerThatBreaksOffDoesNotLookWhole() {
        assertThatThrownBy(() -> things.get("/broken")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> things.get("/broken", "Accept-Encoding", "gzip"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void headIsAnsweredAsGetWithoutContent() throws Exception {
        HttpResponse<String> head = HTTP.send(
                HttpRequest.newBuilder(URI.create(things.server.url() + "/things/x"))
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> WebServer.open(HttpSettings.loopback(taken.getLocalPort()), Things.ROUTES))
                    .hasMessageContaining("http.port = " + taken.getLocalPort())
                    .hasMessageContaining("set http.port to a free port, or to -1 for none");
        }
    }

    /** Often: connections were closed when an answer was ready but not yet written. */
    @RepeatedTest(100)
    void aRequestAtWorkIsAnsweredBeforeTheEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Route slow = Route.get("/slow", "Takes a while").handle(call -> {
            begun.countDown();
            goOn.await();
            return Reply.json("done");
        });
        WebServer ending = WebServer.open(HttpSettings.loopback(0), List.of(slow));
        var answer = HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(ending.url() + "/slow")).build(), BodyHandlers.ofString());
        begun.await();
        Thread closing = new Thread(ending::close);
        closing.start();
        goOn.countDown();
        assertThat(answer.get().body()).isEqualTo("\"done\"");
        closing.join();
    }
}
