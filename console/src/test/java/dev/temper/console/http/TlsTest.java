package dev.temper.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.schemas.document.InvalidSettingsException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS by files of both kinds, and certificates of clients. */
@Timeout(120)
class TlsTest {
    private static final String PASSWORD = "keys-secret";

    @TempDir
    private static Path directory;

    @BeforeAll
    static void keys() throws Exception {
        keytool("server", "SAN=ip:127.0.0.1");
        keytool("client", "BC=ca:false");
        Files.writeString(file("password"), PASSWORD + "\n");
        KeyStore server = store("server");
        pem(
                "server.key",
                "PRIVATE KEY",
                server.getKey("server", PASSWORD.toCharArray()).getEncoded());
        pem("server.crt", "CERTIFICATE", server.getCertificate("server").getEncoded());
        pem(
                "client.crt",
                "CERTIFICATE",
                store("client").getCertificate("client").getEncoded());
    }

    private static Path file(String name) {
        return directory.resolve(name);
    }

    private static void keytool(String name, String extension) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias"));
        command.addAll(
                List.of(name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", extension, "-storetype", "PKCS12"));
        command.addAll(
                List.of("-storepass", PASSWORD, "-keystore", file(name + ".p12").toString()));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static KeyStore store(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file(name + ".p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void pem(String name, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        Files.writeString(file(name), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static HttpClient client(boolean withCertificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store("server").getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(withCertificate ? store("client") : null, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static Things things(String... settings) {
        Map<String, String> all = new TreeMap<>(Map.of("http.port", "0"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(
                    settings[i],
                    settings[i + 1].startsWith("@")
                            ? file(settings[i + 1].substring(1)).toString()
                            : settings[i + 1]);
        }
        return new Things(HttpSettings.of(all));
    }

    private static int status(HttpClient client, Things things) throws Exception {
        assertThat(things.server.url()).startsWith("https://");
        return client.send(
                        HttpRequest.newBuilder(URI.create(things.server.url() + "/things/x"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void aStoreOrPemFilesGiveTheServerItsKey() throws Exception {
        try (Things things =
                things("http.tls.keystore", "@server.p12", "http.tls.keystore.password.file", "@password")) {
            assertThat(status(client(false), things)).isEqualTo(200);
        }
        try (Things things = things("http.tls.certificate", "@server.crt", "http.tls.key", "@server.key")) {
            assertThat(status(client(false), things)).isEqualTo(200);
            try (RawClient plain = new RawClient(things.server.port())) {
                assertThat(plain.send("GET /things/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .rest())
                        .doesNotContain("200");
            }
        }
    }

    @Test
    void aClientMustShowACertificateWhereAuthoritiesAreGiven() throws Exception {
        String[] settings = {
            "http.tls.certificate", "@server.crt", "http.tls.key", "@server.key", "http.tls.authorities", "@client.crt"
        };
        try (Things things = things(settings)) {
            assertThat(status(client(true), things)).isEqualTo(200);
            assertThatThrownBy(() -> status(client(false), things)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aHandshakeThatNeverEndsIsClosed() throws Exception {
        try (Things things = things(
                        "http.tls.certificate", "@server.crt", "http.tls.key", "@server.key", "http.seconds", "1");
                RawClient half = new RawClient(things.server.port())) {
            assertThat(half.send("\u0016\u0003\u0001").rest()).doesNotContain("HTTP");
        }
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() {
        assertThatThrownBy(() -> things("http.tls.certificate", "@server.crt", "http.tls.key", "@server.crt"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("http.tls.key is \"" + file("server.crt"))
                .hasMessageContaining("openssl pkcs8 -topk8 -nodes");
        assertThatThrownBy(() -> things("http.tls.certificate", "@nothing", "http.tls.key", "@server.key"))
                .hasMessageContaining("http.tls.certificate is");
        assertThatThrownBy(() ->
                        things("http.tls.keystore", "@server.p12", "http.tls.keystore.password.file", "@server.crt"))
                .hasMessageContaining("http.tls.keystore is");
    }
}
