package dev.temper.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract leaves open, and failures that a real topic would not give on demand. */
class RouterTest {
    private static final String BODY =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"%s\\\",\\\"fields\\\":[]}\"}";

    private final MemoryLog log = new MemoryLog();
    private final Router router = new Router(new RegistryApi(log, RegistryRules.STRICT));

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

    private String ask(String method, String path, String body) {
        return router.answer(Request.of(method, URI.create(path), body));
    }

    private void assertRefused(String method, String path, String body, int status, int code, String message) {
        assertThatThrownBy(() -> ask(method, path, body))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.code()).isEqualTo(code);
                })
                .hasMessageContaining(message);
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
    @ValueSource(strings = {"..%2F..%2Fx", "%2Fetc", "a%5Cb", "..", "a%00b", "a%0Ab", "%20"})
    void aSubjectThatLooksLikeAPathOrHoldsControlCharactersIsRefused(String subject) {
        assertRefused("POST", "/subjects/" + subject + "/versions", BODY.formatted("A"), 422, 42208, "not a valid");
        assertRefused("PUT", "/config/" + subject, "{\"compatibility\":\"FULL\"}", 422, 42208, "not a valid");
    }

    @Test
    void whatIsRefusedMayBeAllowed() {
        Router loose = new Router(new RegistryApi(log, new RegistryRules(true, true)));
        loose.answer(Request.of("POST", URI.create("/subjects/a%2Fb%20c+d%0A/versions"), BODY.formatted("A")));
        assertThat(loose.answer(Request.of("GET", URI.create("/subjects"), ""))).isEqualTo("[\"a/b c+d\\n\"]");
        assertThat(loose.answer(Request.of("PUT", URI.create("/config"), "{\"compatibility\":\"NONE\"}")))
                .isEqualTo("{\"compatibility\":\"NONE\"}");
    }

    @Test
    void aSubjectMayHoldWhatNoPathHas() {
        ask("POST", "/subjects/a%20b+c%25-ü/versions", BODY.formatted("A"));
        assertThat(ask("GET", "/subjects", "")).isEqualTo("[\"a b+c%-ü\"]");
        assertThat(ask("GET", "/subjects/a%20b+c%25-ü/versions", "")).isEqualTo("[1]");
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
                "GET | /nowhere | `` | 404 | 404 | this registry has no GET/nowhere",
                "DELETE | /nowhere/s | `` | 404 | 404 | no DELETE/nowhere",
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
        Router restarted = new Router(new RegistryApi(log, RegistryRules.STRICT));
        assertThat(restarted.answer(Request.of("GET", URI.create("/schemas/ids/1"), "")))
                .as("t has it still")
                .contains("\\\"A\\\"");
        assertRefused("GET", "/schemas/ids/2", "", 404, 40403, "Schema 2 not found");
        assertThat(restarted.answer(Request.of("POST", URI.create("/subjects/u/versions"), BODY.formatted("C"))))
                .isEqualTo("{\"id\":3}");
    }
}
