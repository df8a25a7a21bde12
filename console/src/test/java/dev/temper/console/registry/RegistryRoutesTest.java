package dev.temper.console.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.http.HttpSettings;
import dev.temper.console.http.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract leaves open, and failures that a real topic would not give on demand. */
@Timeout(120)
class RegistryRoutesTest {
    private static final String BODY =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"%s\\\",\\\"fields\\\":[]}\"}";

    private final MemoryLog log = new MemoryLog();
    private WebServer server = serve(RegistryRules.STRICT);

    @AfterEach
    void close() {
        server.close();
    }

    private WebServer serve(RegistryRules rules) {
        return WebServer.open(
                HttpSettings.loopback(0), RegistryRoutes.of(new RegistryApi(log, rules)), new ConfluentErrors());
    }

    /** What begins anew on the same log, perhaps by other rules. */
    private void restart(RegistryRules rules) {
        server.close();
        server = serve(rules);
    }

    /** Keeps changes as the topic does, through their JSON, and fails when told to: before keeping one, or after. */
    private static final class MemoryLog implements ChangeLog {
        final List<String> kept = new ArrayList<>();
        boolean failBefore;
        boolean failAfter;
        int lost;

        @Override
        public void append(List<Change> changes) {
            if (failBefore) {
                throw new KafkaException("before");
            }
            if (lost > 0) {
                lost--;
                throw new WriterLostException("expired", new KafkaException("expired"));
            }
            for (Change change : changes) {
                kept.add(ChangeCodec.key(change));
                kept.add(ChangeCodec.value(change));
            }
            if (failAfter) {
                throw new KafkaException("after");
            }
        }

        @Override
        public RegistryState reload() {
            RegistryState state = new RegistryState();
            for (int i = 0; i < kept.size(); i += 2) {
                state.apply(ChangeCodec.read(kept.get(i), kept.get(i + 1)));
            }
            return state;
        }

        /** Leaves only the last change of each key, as Kafka may. */
        void compact() {
            for (int i = kept.size() - 2; i >= 0; i -= 2) {
                if (kept.subList(i + 2, kept.size()).contains(kept.get(i))) {
                    kept.subList(i, i + 2).clear();
                }
            }
        }
    }

    /** Paths go out as they are given: no client's idea of them comes between. */
    private String send(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/vnd.schemaregistry.v1+json\r\nContent-Length: " + bytes.length
                    + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).contains("Content-Type: application/vnd.schemaregistry.v1+json\r\n");
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(String method, String path, String body) {
        String response = send(method, path, body);
        assertThat(response).startsWith("HTTP/1.1 200 ");
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    private void assertRefused(String method, String path, String body, int status, int code, String message) {
        String response = send(method, path, body);
        assertThat(response)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("{\"error_code\":" + code + ",\"message\":\"");
        assertThat(response.replace("\\\"", "\"")).contains(message);
    }

    @Test
    void queriesThatConfluentsClientSendsAreUnderstood() {
        ask("POST", "/subjects/s/versions?normalize=false", BODY.formatted("A"));
        assertThat(ask("GET", "/schemas/ids/1?fetchMaxId=false&subject=s", "")).contains("schema");
        assertThat(ask("GET", "/config/s?defaultToGlobal=true", ""))
                .isEqualTo("{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
        assertThat(ask("POST", "/compatibility/subjects/s/versions/latest?verbose=true", BODY.formatted("B")))
                .contains("\"is_compatible\":false")
                .contains("NAME_MISMATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fx", "%2Fetc", "a%5Cb", "..", "a%0Ab", "%20"})
    void aSubjectThatLooksLikeAPathOrHoldsControlCharactersIsRefused(String subject) {
        assertRefused("POST", "/subjects/" + subject + "/versions", BODY.formatted("A"), 422, 42208, "not a valid");
        assertRefused("PUT", "/config/" + subject, "{\"compatibility\":\"FULL\"}", 422, 42208, "not a valid");
    }

    @Test
    void whatIsRefusedMayBeAllowed() {
        restart(new RegistryRules(true, true));
        ask("POST", "/subjects/a%2Fb%20c+d%0A/versions", BODY.formatted("A"));
        assertThat(ask("GET", "/subjects", "")).isEqualTo("[\"a/b c+d\\n\"]");
        assertThat(ask("PUT", "/config", "{\"compatibility\":\"NONE\"}")).isEqualTo("{\"compatibility\":\"NONE\"}");
    }

    @Test
    void aSubjectMayHoldWhatNoPathHas() {
        ask("POST", "/subjects/a%20b+c%25-%C3%BC/versions", BODY.formatted("A"));
        assertThat(ask("GET", "/subjects", "")).isEqualTo("[\"a b+c%-ü\"]");
        assertThat(ask("GET", "/subjects/a%20b+c%25-%C3%BC/versions", "")).isEqualTo("[1]");
    }

    @Test
    void aZeroByteIsRefusedByTheServer() {
        assertRefused("POST", "/subjects/a%00b/versions", BODY.formatted("A"), 400, 400, "malformed");
    }

    @Test
    void aSubjectMayBeNamedLikeAPartOfThePath() {
        ask("POST", "/subjects/versions/versions", BODY.formatted("A"));
        assertThat(ask("GET", "/subjects/versions/versions/latest", "")).contains("\"version\":1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET | /nowhere | `` | 404 | 404 | There is no GET /nowhere here",
                "DELETE | /nowhere/s | `` | 404 | 404 | There is no DELETE /nowhere",
                "DELETE | /subjects/t | `` | 404 | 40401 | Subject 't' not found",
                "DELETE | /subjects/t/versions/1 | `` | 404 | 40401 | Subject 't' not found",
                "DELETE | /subjects/s/versions/9 | `` | 404 | 40402 | Version 9 not found",
                "DELETE | /subjects/s/versions/x | `` | 422 | 42202 | The specified version 'x'",
                "DELETE | /subjects/s?permanent=true | `` | 404 | 40405 | was not deleted first",
                "DELETE | /subjects/s/versions/1?permanent=true | `` | 404 | 40407 | was not deleted first",
                "GET | /mode/s | `` | 404 | 40409 | does not have subject-level mode",
                "PUT | /mode | {\"mode\":\"READONLY\"} | 422 | 42205 | cannot be changed",
                "PUT | /config | {\"compatibility\":\"NONE\"} | 422 | 42205 | --allow-compatibility-none",
                "GET | /subjects/s/versions/0 | `` | 422 | 42202 | The specified version '0'",
                "GET | /subjects/s/versions/x | `` | 422 | 42202 | The specified version 'x'",
                "GET | /schemas/ids/x | `` | 404 | 40403 | Schema x not found",
                "GET | /config/s | `` | 404 | 40408 | does not have subject-level compatibility",
                "PUT | /config | {\"compatibility\":\"SOME\"} | 422 | 42203 | Invalid compatibility level 'SOME'",
                "PUT | /config | {} | 422 | 422 | no text field \"compatibility\"",
                "POST | /subjects/s/versions | {} | 422 | 422 | no text field \"schema\"",
                "POST | /subjects/s/versions | schema | 400 | 400 | is not JSON",
                "POST | /subjects/s/versions | `` | 400 | 400 | no JSON object",
                "POST | /subjects/s/versions | {\"schemaType\":\"JSON\",\"schema\":\"{}\"} | 422 | 42201 | Invalid schema type JSON",
                "POST | /subjects/s/versions | {\"schema\":\"\\\"int\\\"\",\"references\":[{}]} | 422 | 42201 | references are not supported",
                "POST | /subjects/s/versions | {\"schema\":\"{\"} | 422 | 42201 | Invalid schema"
            })
    void badRequestsAreToldWhatIsWrong(String method, String path, String body, int status, int code, String message) {
        ask("POST", "/subjects/s/versions", BODY.formatted("A"));
        assertRefused(method, path, body, status, code, message);
    }

    @Test
    void aChangeThatWasNotKeptIsNotGiven() {
        log.failBefore = true;
        assertRefused("POST", "/subjects/s/versions", BODY.formatted("A"), 500, 50001, "cannot be used: before");
        assertThat(ask("GET", "/subjects", "")).isEqualTo("[]");
        log.failBefore = false;
        assertThat(ask("POST", "/subjects/s/versions", BODY.formatted("A"))).isEqualTo("{\"id\":1}");
    }

    /** A commit may time out and yet have happened. */
    @Test
    void anIdThatMayHaveBeenKeptIsNeverGivenToAnotherSchema() {
        log.failAfter = true;
        assertRefused("POST", "/subjects/s/versions", BODY.formatted("A"), 500, 50001, "cannot be used: after");
        log.failAfter = false;
        assertThat(ask("POST", "/subjects/t/versions", BODY.formatted("B"))).isEqualTo("{\"id\":2}");
        assertThat(ask("POST", "/subjects/s/versions", BODY.formatted("A"))).isEqualTo("{\"id\":1}");
    }

    @Test
    void theModeIsReadAndWrite() {
        assertThat(ask("GET", "/mode", "")).isEqualTo("{\"mode\":\"READWRITE\"}");
        assertThat(ask("GET", "/mode/s?defaultToGlobal=true", "")).isEqualTo("{\"mode\":\"READWRITE\"}");
    }

    @Test
    void aRightThatIsLostIsTakenAgainWithinTheRequest() {
        log.lost = 1;
        assertThat(ask("POST", "/subjects/s/versions", BODY.formatted("A"))).isEqualTo("{\"id\":1}");
        log.lost = 2;
        assertRefused("POST", "/subjects/t/versions", BODY.formatted("B"), 500, 50001, "cannot be used: expired");
    }

    @Test
    void aDeletedVersionIsGoneFromListsAndStillReadById() {
        int id = 1;
        ask("POST", "/subjects/s/versions", BODY.formatted("A"));
        ask("PUT", "/config/s", "{\"compatibility\":\"FORWARD\"}");
        assertThat(ask("DELETE", "/subjects/s/versions/latest", "")).isEqualTo("1");
        assertThat(ask("GET", "/subjects", "")).isEqualTo("[]");
        assertThat(ask("GET", "/subjects?deleted=true", "")).isEqualTo("[\"s\"]");
        assertThat(ask("GET", "/subjects/s/versions?deleted=true", "")).isEqualTo("[1]");
        assertThat(ask("GET", "/schemas/ids/" + id, "")).contains("\\\"A\\\"");
        assertRefused("GET", "/subjects/s/versions", "", 404, 40401, "not found");
        assertRefused("GET", "/config/s", "", 404, 40408, "does not have subject-level compatibility");
        assertRefused("DELETE", "/subjects/s", "", 404, 40404, "was soft deleted");
        assertRefused("DELETE", "/subjects/s/versions/1", "", 404, 40406, "was soft deleted");
        assertThat(ask("POST", "/subjects/s/versions", BODY.formatted("A")))
                .as("comes back under its id, as the next version")
                .isEqualTo("{\"id\":1}");
        assertThat(ask("GET", "/subjects/s/versions", "")).isEqualTo("[2]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anIdThatWasDeletedForGoodIsNeverGivenToAnotherSchema(boolean compacted) {
        ask("POST", "/subjects/s/versions", BODY.formatted("A"));
        ask("POST", "/subjects/t/versions", BODY.formatted("A"));
        ask("POST", "/subjects/t2/versions", BODY.formatted("B"));
        for (String subject : List.of("s", "t2")) {
            assertThat(ask("DELETE", "/subjects/" + subject, "")).isEqualTo("[1]");
            assertThat(ask("DELETE", "/subjects/" + subject + "?permanent=true", ""))
                    .isEqualTo("[1]");
        }
        if (compacted) {
            log.compact();
        }
        restart(RegistryRules.STRICT);
        assertThat(ask("GET", "/schemas/ids/1", "")).as("t has it still").contains("\\\"A\\\"");
        assertRefused("GET", "/schemas/ids/2", "", 404, 40403, "Schema 2 not found");
        assertThat(ask("POST", "/subjects/u/versions", BODY.formatted("C"))).isEqualTo("{\"id\":3}");
    }
}
