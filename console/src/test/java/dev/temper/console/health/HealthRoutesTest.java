package dev.temper.console.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.http.HttpSettings;
import dev.temper.console.http.WebServer;
import dev.temper.stream.app.Health;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HealthRoutesTest {
    private static final Health STARTING = new Health(
            true,
            false,
            null,
            0,
            List.of(new Health.OfRole("intake", "WAITING", 0, -1, null)),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @TempDir
    private Path directory;

    @Test
    void probesAreAnsweredWithoutATokenBothWays() throws Exception {
        Path tokens = Files.writeString(directory.resolve("tokens"), "eve viewer viewer-token-0123456789\n");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        HttpSettings settings = HttpSettings.of(Map.of("http.port", "0", "http.tokens.file", tokens.toString()));
        try (WebServer server = WebServer.open(settings, HealthRoutes.of(() -> STARTING))) {
            HttpResponse<String> live = get(server, "/health/live");
            HttpResponse<String> ready = get(server, "/health/ready");
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(ready.body())
                    .isEqualTo("{\"live\":true,\"ready\":false,\"failure\":null,\"brokersSilentSeconds\":0,\"roles\":["
                            + "{\"role\":\"intake\",\"state\":\"WAITING\",\"stateSeconds\":0,\"lag\":-1,\"held\":null}],"
                            + "\"troubles\":[],\"transactions\":[],\"quarantined\":[],\"slowed\":[]}");
        }
    }

    private static HttpResponse<String> get(WebServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
    }
}
