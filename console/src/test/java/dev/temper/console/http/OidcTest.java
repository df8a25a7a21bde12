package dev.temper.console.http;

import static dev.temper.console.http.Things.BODY;
import static dev.temper.console.http.Things.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, by tokens of an identity provider. */
@Timeout(120)
class OidcTest {
    @TempDir
    private Path directory;

    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String keys = "";
    private @Nullable HttpServer provider;

    @BeforeEach
    void startProvider() throws Exception {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        started.start();
        provider = started;
    }

    @AfterEach
    void stopProvider() {
        if (provider != null) {
            provider.stop(0);
        }
    }

    private String url() {
        return "http://127.0.0.1:"
                + java.util.Objects.requireNonNull(provider).getAddress().getPort() + "/keys";
    }

    private static RsaJsonWebKey key(String id) throws Exception {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }

    private static String published(JsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private HttpSettings settings(String... more) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "http.port", "0",
                "http.oidc.issuer", "https://login.example",
                "http.oidc.audience", "temper",
                "http.oidc.jwks", url(),
                "http.oidc.role.claim", "realm.roles",
                "http.oidc.role.user", "ml-engineers, others"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return HttpSettings.of(all);
    }

    private static JwtClaims claims(String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://login.example");
        claims.setAudience("temper");
        claims.setSubject("4711");
        claims.setStringClaim("preferred_username", "eve");
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setClaim("realm", Map.of("roles", List.of(roles)));
        return claims;
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey key) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        return "Bearer " + signature.getCompactSerialization();
    }

    private static int status(Things things, String token) throws Exception {
        return things.get("/things/x", "Authorization", token).statusCode();
    }

    @Test
    void aSignedTokenGivesTheRoleThatItsClaimIsMappedTo() throws Exception {
        RsaJsonWebKey key = key("one");
        keys = published(key);
        try (Things things = new Things(settings())) {
            String viewer = signed(claims("viewer", "irrelevant"), key);
            assertThat(status(things, viewer)).isEqualTo(200);
            assertProblem(
                    things.post("/things", "application/json", BODY, "Authorization", viewer), 403, "eve is a viewer");
            String user = signed(claims("viewer", "ml-engineers"), key);
            assertThat(things.post("/things", "application/json", BODY, "Authorization", user)
                            .statusCode())
                    .isEqualTo(201);
            assertProblem(
                    things.get("/things/x", "Authorization", signed(claims("irrelevant"), key)),
                    401,
                    "the claim realm.roles of this token gives none of the roles");
        }
    }

    @Test
    void whatTheProviderDidNotSignForThisServerNowIsRefused() throws Exception {
        RsaJsonWebKey key = key("one");
        keys = published(key);
        try (Things things = new Things(settings())) {
            JwtClaims expired = claims("viewer");
            expired.setExpirationTimeMinutesInTheFuture(-10);
            assertProblem(things.get("/things/x", "Authorization", signed(expired, key)), 401, "has expired");
            JwtClaims endless = claims("viewer");
            endless.unsetClaim("exp");
            assertThat(status(things, signed(endless, key))).isEqualTo(401);
            JwtClaims early = claims("viewer");
            early.setNotBeforeMinutesInThePast(-10);
            assertThat(status(things, signed(early, key))).isEqualTo(401);
            JwtClaims elsewhere = claims("viewer");
            elsewhere.setAudience("another");
            assertThat(status(things, signed(elsewhere, key))).isEqualTo(401);
            JwtClaims stranger = claims("viewer");
            stranger.setIssuer("https://evil.example");
            assertThat(status(things, signed(stranger, key))).isEqualTo(401);
            assertThat(status(things, signed(claims("admin"), key("one"))))
                    .as("another's key")
                    .isEqualTo(401);
            String good = signed(claims("viewer"), key);
            String[] parts = good.split("\\.", -1);
            String forged = signed(claims("admin"), key).split("\\.", -1)[1];
            assertThat(status(things, parts[0] + "." + forged + "." + parts[2])).isEqualTo(401);
        }
    }

    @Test
    void aTokenWithoutASignatureOrByASharedSecretIsRefused() throws Exception {
        RsaJsonWebKey key = key("one");
        keys = published(key);
        try (Things things = new Things(settings())) {
            JsonWebSignature none = new JsonWebSignature();
            none.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
            none.setPayload(claims("admin").toJson());
            none.setAlgorithmHeaderValue("none");
            assertThat(status(things, "Bearer " + none.getCompactSerialization()))
                    .isEqualTo(401);
            JsonWebSignature shared = new JsonWebSignature();
            shared.setPayload(claims("admin").toJson());
            shared.setKey(new HmacKey(key.getRsaPublicKey().getEncoded()));
            shared.setKeyIdHeaderValue("one");
            shared.setAlgorithmHeaderValue("HS256");
            assertThat(status(things, "Bearer " + shared.getCompactSerialization()))
                    .isEqualTo(401);
        }
    }

    @Test
    void aKeyThatIsNewIsFetchedAndOneThatNobodyHasIsNotFetchedEachTime() throws Exception {
        RsaJsonWebKey one = key("one");
        keys = published(one);
        try (Things things = new Things(settings())) {
            assertThat(status(things, signed(claims("viewer"), one))).isEqualTo(200);
            RsaJsonWebKey two = key("two");
            keys = published(two);
            dev.temper.console.Await.until(
                    "the new key is accepted", () -> status(things, signed(claims("viewer"), two)) == 200);
            int before = fetches.get();
            RsaJsonWebKey unknown = key("three");
            for (int i = 0; i < 50; i++) {
                assertThat(status(things, signed(claims("viewer"), unknown))).isEqualTo(401);
            }
            assertThat(fetches.get() - before).isLessThan(10);
            java.util.Objects.requireNonNull(provider).stop(0);
            assertThat(status(things, signed(claims("viewer"), two)))
                    .as("keys are kept")
                    .isEqualTo(200);
        }
    }

    @Test
    void keysMayBeInAFile() throws Exception {
        RsaJsonWebKey key = key("one");
        Path file = Files.writeString(directory.resolve("keys.json"), published(key));
        try (Things things = new Things(settings("http.oidc.jwks", file.toString()))) {
            assertThat(status(things, signed(claims("viewer"), key))).isEqualTo(200);
        }
        assertThatThrownBy(() -> new Things(
                        settings("http.oidc.jwks", directory.resolve("none").toString())))
                .hasMessageContaining("http.oidc.jwks is")
                .hasMessageContaining("give a readable file of keys, or a URL");
    }
}
