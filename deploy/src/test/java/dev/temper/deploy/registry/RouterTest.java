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

/** What the contract leaves open, and failures that a real topic would not give on demand. */
class RouterTest {
    private static final String BODY =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"%s\\\",\\\"fields\\\":[]}\"}";

    private final MemoryLog log = new MemoryLog();
    private final Router router = new Router(new RegistryApi(log));

    /** Keeps changes as the topic does, through their JSON, and fails when told to: before keeping one, or after. */
    private static final class MemoryLog implements ChangeLog {
        final List<String> kept = new ArrayList<>();
        boolean failBefore;
        boolean failAfter;

        @Override
        public void append(Change change) {
            if (failBefore) {
                throw new KafkaException("before");
            }
            kept.add(ChangeCodec.key(change));
            kept.add(ChangeCodec.value(change));
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

    @Test
    void subjectsMayHoldAnyCharacter() {
        ask("POST", "/subjects/a%2Fb%20c+d/versions", BODY.formatted("A"));
        assertThat(ask("GET", "/subjects", "")).isEqualTo("[\"a/b c+d\"]");
        assertThat(ask("GET", "/subjects/a%2Fb%20c+d/versions", "")).isEqualTo("[1]");
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
                "DELETE | /subjects/s | `` | 404 | 404 | no DELETE/subjects",
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
}
