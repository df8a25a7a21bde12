package dev.temper.console.http;

import static dev.temper.console.http.Things.BODY;
import static dev.temper.console.http.Things.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.console.Await;
import dev.temper.console.access.AccessRole;
import dev.temper.schemas.document.InvalidSettingsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, by tokens of a file. */
@Timeout(60)
class AccessTest {
    private static final String VIEWER = "Bearer viewer-token-0123456789";
    private static final String USER = "bearer  user-token-0123456789ab";
    private static final String HASHED = "Bearer hashed-token-0123456789";

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void tokens() throws Exception {
        file = directory.resolve("tokens");
        write("""
            # who         may      with
            eve           viewer   viewer-token-0123456789

              uli         user     user-token-0123456789ab
            ann           admin    sha256:%s
            """.formatted(sha256("hashed-token-0123456789")));
    }

    private void write(String text) throws Exception {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpSettings settings(String... more) {
        Map<String, String> all = new TreeMap<>(Map.of("http.port", "0", "http.tokens.file", file.toString()));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return HttpSettings.of(all);
    }

    @Test
    void aTokenIsNeededAndItsRoleMustBeLargeEnough() throws Exception {
        try (Things things = new Things(settings())) {
            var none = things.get("/things/x");
            assertProblem(none, 401, "a token is missing: send Authorization: Bearer TOKEN");
            assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"temper\"");
            var wrong = things.get("/things/x", "Authorization", VIEWER + "x");
            assertProblem(wrong, 401, "this token is not accepted");
            assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("invalid_token");
            assertProblem(things.get("/things/x", "Authorization", "Basic dXNlcjpwYXNz"), 401, "only bearer tokens");
            assertThat(things.get("/things/x", "Authorization", VIEWER).statusCode())
                    .isEqualTo(200);
            assertProblem(
                    things.post("/things", "application/json", BODY, "Authorization", VIEWER),
                    403,
                    "eve is a viewer, and this needs the role user");
            assertThat(things.post("/things", "application/json", BODY, "Authorization", USER)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(things.post("/things", "application/json", BODY, "Authorization", HASHED)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(things.get("/text").statusCode()).as("for anyone").isEqualTo(200);
        }
    }

    @Test
    void whoMayNotAskLearnsNothingOfTheRequest() throws Exception {
        try (Things things = new Things(settings())) {
            assertProblem(things.get("/things/x?limit=nonsense"), 401, "a token is missing");
            assertProblem(things.post("/things", "text/plain", "nonsense"), 401, "a token is missing");
        }
    }

    @Test
    void theFileIsReadAgainWhenItChanges() throws Exception {
        try (Things things = new Things(settings())) {
            write("new admin another-token-0123456789\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
            Await.until(
                    "the new token is accepted",
                    () -> things.get("/things/x", "Authorization", "Bearer another-token-0123456789")
                                    .statusCode()
                            == 200);
            assertProblem(things.get("/things/x", "Authorization", VIEWER), 401, "not accepted");
        }
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedWithTheRemedy() throws Exception {
        assertRefused("eve viewer\n", "line 1 has 2 words: give NAME ROLE TOKEN");
        assertRefused("eve boss viewer-token-0123456789\n", "has the role \"boss\": give viewer, user or admin");
        assertRefused("eve viewer short\n", "a token of 5 characters", "openssl rand -hex 32");
        assertRefused("eve viewer sha256:12\n", "give 64 hexadecimal digits");
        assertRefused("# none\n", "has no tokens");
        write("eve viewer viewer-token-0123456789\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> new Things(settings()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("http.tokens.file is \"" + file)
                .hasMessageContaining("chmod 600");
        Files.delete(file);
        assertThatThrownBy(() -> new Things(settings())).hasMessageContaining("cannot be read");
    }

    private void assertRefused(String text, String... said) throws Exception {
        write(text);
        assertThatThrownBy(() -> new Things(settings()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("http.tokens.file is \"" + file)
                .hasMessageContainingAll(said);
    }

    @Test
    void offLoopbackTokensAndTlsAreNeededUnlessWaived() {
        Map<String, String> open = Map.of("http.host", "0.0.0.0", "http.port", "0");
        assertThatThrownBy(() -> new Things(HttpSettings.of(open)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(
                        "http.host is \"0.0.0.0\", which other machines reach, and no tokens are asked for:"
                                + " set http.tokens.file or http.oidc.issuer, or http.allow.open = true")
                .hasMessageContaining(
                        "there is no TLS: set http.tls.certificate and http.tls.key, or http.allow.plain = true");
        assertThatThrownBy(() -> new Things(settings("http.host", "0.0.0.0")))
                .hasMessageContaining("no TLS")
                .hasMessageNotContaining("no tokens");
        new Things(settings("http.host", "0.0.0.0", "http.allow.plain", "true")).close();
        Map<String, String> waived = new TreeMap<>(open);
        waived.putAll(Map.of("http.allow.plain", "true", "http.allow.open", "true"));
        new Things(HttpSettings.of(waived)).close();
        assertThatThrownBy(() -> new Things(settings("http.allow.open", "true")))
                .hasMessageContaining("http.allow.open is true beside http.tokens.file");
        Route health =
                Route.get("/health", "For anyone").role(AccessRole.ANYONE).handle(call -> Reply.json("well"));
        WebServer.open(HttpSettings.of(open), List.of(health)).close();
    }

    @Test
    void settingsThatDoNotFitAreToldAtOnce() {
        assertThatThrownBy(() -> HttpSettings.of(Map.of(
                        "http.port", "70000",
                        "http.tls.key", "k",
                        "http.oidc.audience", "a",
                        "http.nonsense", "1")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("http.port is 70000: give a whole number from -1 to 65535")
                .hasMessageContaining("http.tls.key is set and http.tls.certificate is not: give both")
                .hasMessageContaining("http.oidc.audience is set and http.oidc.issuer is not")
                .hasMessageContaining("http.nonsense");
    }
}
