package dev.temper.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.Await;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that never end keep nobody else from an answer, and are not kept for ever. */
@Timeout(120)
class HalfRequestsTest {
    record Note(String text) {}

    private static final int MANY = 400;
    private static final String HEADERS =
            "POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }

    private static WebServer server(String... settings) {
        Map<String, String> all = new TreeMap<>(Map.of("http.port", "0", "http.threads", "4"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return WebServer.open(
                HttpSettings.of(all),
                List.of(
                        Route.get("/alive", "Lives").handle(call -> Reply.json("yes")),
                        Route.post("/notes", "Takes a note")
                                .body(Note.class)
                                .handle(call -> Reply.json(call.body(Note.class).text()))));
    }

    private void send(WebServer server, int times, String text) throws IOException {
        for (int i = 0; i < times; i++) {
            RawClient client = new RawClient(server.port());
            clients.add(client);
            client.send(text);
        }
    }

    private static void assertAnswers(WebServer server) throws IOException {
        for (int i = 0; i < 20; i++) {
            try (RawClient client = new RawClient(server.port())) {
                client.send("GET /alive HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(client.rest()).startsWith("HTTP/1.1 200 ").endsWith("\"yes\"");
            }
        }
    }

    @Test
    void hundredsOfHalfHeadersBlockNobody() throws Exception {
        try (WebServer server = server("http.seconds", "600")) {
            send(server, MANY, "");
            send(server, MANY, "GET /alive HTTP/1.1\r\nHost: local");
            assertAnswers(server);
        }
    }

    @Test
    void hundredsOfHalfBodiesBlockNobody() throws Exception {
        try (WebServer server = server("http.seconds", "600")) {
            send(server, MANY, HEADERS + "Content-Length: 1000\r\n\r\n{\"text\":\"beg");
            send(server, MANY, HEADERS + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"tex\r\n");
            assertAnswers(server);
            RawClient last = clients.get(clients.size() - 1);
            last.send("5\r\nt\":\"g\r\n7\r\nood\"  }\r\n0\r\n\r\n");
            assertThat(last.line()).as("one that ends after all is answered").isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aBodyThatDoesNotComeIsAnsweredInTime() throws Exception {
        try (WebServer server = server("http.seconds", "1")) {
            send(server, 1, HEADERS + "Content-Length: 1000\r\n\r\n{");
            assertThat(clients.get(0).rest()).contains(" 408 ", "http.seconds", "application/problem+json");
        }
    }

    @Test
    void aBodyThatComesAByteAtATimeIsNotWaitedForForEver() throws Exception {
        try (WebServer server = server("http.seconds", "1")) {
            send(server, 1, HEADERS + "Content-Length: 1000000\r\n\r\n{");
            assertThat(dripping(clients.get(0), "x")).contains(" 408 ");
        }
    }

    @Test
    void headersThatComeAByteAtATimeAreNotWaitedForForEver() throws Exception {
        try (WebServer server = server("http.seconds", "1", "http.header.bytes", "262144")) {
            send(server, 1, "GET /alive HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
            dripping(clients.get(0), "x");
        }
    }

    /** Sends a byte every few milliseconds until the server has closed the connection; what it answered. */
    private static String dripping(RawClient client, String drop) throws Exception {
        Thread thread = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    client.send(drop);
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        try {
            return client.rest();
        } catch (SocketException reset) {
            return "";
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void bodiesThatNeverEndTakeBoundedMemory() throws Exception {
        try (WebServer server = server("http.seconds", "600", "http.body.bytes", "1024")) {
            String half = HEADERS + "Content-Length: 1024\r\n\r\n" + "x".repeat(1000);
            send(server, 41, half);
            // Which of them the server comes to first is not said.
            Await.until(
                    "all but the sixteen that are held are refused",
                    () -> answered().size() == 41 - 16);
            for (RawClient client : answered()) {
                assertThat(client.line()).isEqualTo("HTTP/1.1 503 Service Unavailable");
            }
            send(server, 20, half);
            Await.until("those that were refused made no room", () -> answered().size() == 41 - 16 + 20);
            assertAnswers(server);
        }
    }

    private List<RawClient> answered() throws IOException {
        List<RawClient> answered = new ArrayList<>();
        for (RawClient client : clients) {
            if (client.isAnswered()) {
                answered.add(client);
            }
        }
        return answered;
    }

    @Test
    void moreConnectionsThanMayBeWaitForOthersToGo() throws Exception {
        try (WebServer server = server("http.connections", "16", "http.seconds", "2")) {
            send(server, 40, "GET /alive HTTP/1.1\r\nHost: local");
            assertAnswers(server);
        }
    }
}
