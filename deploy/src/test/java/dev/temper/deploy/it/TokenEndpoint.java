package dev.temper.deploy.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An identity provider of one call: a client with its name for a password gets a token that names it (RFC 6749, 4.4). */
final class TokenEndpoint implements AutoCloseable {
    static final String ISSUER = "https://login.example.com";
    static final String AUDIENCE = "kafka";

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final Path jwks;

    private TokenEndpoint(HttpServer server, RsaJsonWebKey key, Path jwks) {
        this.server = server;
        this.key = key;
        this.jwks = jwks;
    }

    static TokenEndpoint open(Path directory) throws IOException, JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("k1");
        Path jwks = Files.writeString(directory.resolve("jwks.json"), new JsonWebKeySet(key).toJson());
        TokenEndpoint endpoint = new TokenEndpoint(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), key, jwks);
        endpoint.server.createContext("/token", endpoint::answer);
        endpoint.server.setExecutor(endpoint.threads);
        endpoint.server.start();
        return endpoint;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    /** Where the broker finds the keys. */
    String jwks() {
        return jwks.toUri().toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String basic =
                    exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
            String[] credentials = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":", 2);
            boolean known = credentials[0].equals(credentials[1]);
            String body = known
                    ? "{\"access_token\": \"%s\", \"expires_in\": 600, \"token_type\": \"Bearer\"}"
                            .formatted(token(credentials[0]))
                    : "{\"error\": \"invalid_client\"}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (JoseException e) {
            throw new IOException(e);
        }
    }

    private String token(String subject) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return signature.getCompactSerialization();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
