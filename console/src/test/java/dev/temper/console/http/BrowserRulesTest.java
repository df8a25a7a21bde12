package dev.temper.console.http;

import static dev.temper.console.http.Things.BODY;
import static dev.temper.console.http.Things.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What keeps browsers from doing what other sites want. */
@Timeout(120)
class BrowserRulesTest {
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
    void everyAnswerKeepsBrowsersFromOtherCodeAndHosts() throws Exception {
        for (String path : List.of("/things/x", "/nothing", "/fault")) {
            HttpResponse<String> response = things.get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                            .doesNotContain("unsafe", "http"));
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(response.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void aPageOfAnotherSiteCannotWrite() throws Exception {
        assertProblem(
                things.post("/things", "application/x-www-form-urlencoded", "name=a"), 415, "send application/json");
        assertProblem(things.post("/things", "text/plain", BODY), 415, "send application/json");
        String own = things.server.url();
        assertThat(things.post("/things", "application/json", BODY, "Origin", own, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                things.post("/things", "application/json", BODY, "Origin", "http://evil.example"), 403, "another site");
        assertProblem(things.post("/things", "application/json", BODY, "Origin", "null"), 403, "another site");
        assertProblem(
                things.post("/things", "application/json", BODY, "Origin", "http://127.0.0.1:1"), 403, "another site");
        assertProblem(
                things.post("/things", "application/json", BODY, "Sec-Fetch-Site", "cross-site"), 403, "another site");
        assertProblem(
                things.post("/things", "application/json", BODY, "Sec-Fetch-Site", "same-site"), 403, "another site");
        assertProblem(
                things.post("/things", "application/json", BODY, "X-HTTP-Method-Override", "PUT"), 400, "Override");
    }

    @Test
    void onLoopbackOnlyItsOwnNamesAreAnswered() throws Exception {
        String wrong = request("evil.example:8090");
        assertThat(wrong).contains(" 403 ", "does not answer to the name", "http.names");
        for (String name : List.of("localhost", "LOCALHOST:1", "127.0.0.1:8090", "[::1]:8090", "10.0.0.7")) {
            assertThat(request(name)).contains(" 200 ");
        }
        try (WebServer named = WebServer.open(
                        HttpSettings.of(java.util.Map.of("http.port", "0", "http.names", "Temper.example, other")),
                        Things.ROUTES);
                RawClient raw = new RawClient(named.port())) {
            assertThat(raw.send("GET /things/x HTTP/1.1\r\nHost: temper.example\r\nConnection: close\r\n\r\n")
                            .rest())
                    .contains(" 200 ");
        }
    }

    private static String request(String host) throws IOException {
        try (RawClient raw = new RawClient(things.server.port())) {
            return raw.send("GET /things/x HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .rest();
        }
    }
}
