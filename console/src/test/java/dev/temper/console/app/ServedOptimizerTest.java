package dev.temper.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.schemas.document.InvalidSettingsException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without a broker; the tests with one are the deployment's. */
@Timeout(120)
class ServedOptimizerTest {
    @TempDir
    private Path directory;

    private ProcessSettings settings(Map<String, String> more) throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Map<String, String> all = new TreeMap<>(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + nobody,
                "schema.registry.url",
                "mock://served",
                "state.dir",
                directory.toString(),
                "http.port",
                "0"));
        all.putAll(more);
        return ProcessSettings.of(all);
    }

    private static HttpResponse<String> get(ServedOptimizer served, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(served.url() + path)).build(), BodyHandlers.ofString());
    }

    @Test
    void healthIsServedBeforeABrokerAnswers() throws Exception {
        try (ServedOptimizer served = ServedOptimizer.start(settings(Map.of()), "1.0")) {
            assertThat(get(served, "/health/live").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = get(served, "/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(new ObjectMapper()
                            .readTree(ready.body())
                            .at("/roles/0/state")
                            .asText())
                    .isEqualTo("WAITING");
            assertThat(get(served, "/api/v1/experiments").statusCode())
                    .as("without the role api")
                    .isEqualTo(404);
        }
    }

    @Test
    void theRoleApiBringsTheApiAndItsDescription() throws Exception {
        Map<String, String> roles = Map.of("roles", "intake,api");
        try (ServedOptimizer served = ServedOptimizer.start(settings(roles), "1.0")) {
            HttpResponse<String> description = get(served, "/api/v1/openapi.json");
            assertThat(description.statusCode()).isEqualTo(200);
            assertThat(new ObjectMapper()
                            .readTree(description.body())
                            .at("/info/version")
                            .asText())
                    .isEqualTo("1.0");
        }
    }

    @Test
    void metricsAreServedByEveryProcessBeforeABrokerAnswers() throws Exception {
        try (ServedOptimizer served = ServedOptimizer.start(settings(Map.of()), "1.0")) {
            HttpResponse<String> metrics = get(served, "/metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(metrics.body())
                    .contains("\ntemper_ready 0.0\n")
                    .contains("\ntemper_info{version=\"1.0\"} 1")
                    .contains("\njvm_memory_used_bytes{");
        }
    }

    @Test
    void metricsNeedAViewerWhereTokensAreAskedForUnlessThatIsWaived() throws Exception {
        Path tokens = Files.writeString(directory.resolve("tokens"), "vera viewer viewer-viewer-viewer-viewer\n");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> guarded = Map.of("http.tokens.file", tokens.toString());
        try (ServedOptimizer served = ServedOptimizer.start(settings(guarded), "1.0")) {
            assertThat(get(served, "/metrics").statusCode()).isEqualTo(401);
        }
        Map<String, String> open = Map.of("http.tokens.file", tokens.toString(), "http.metrics.open", "true");
        try (ServedOptimizer served = ServedOptimizer.start(settings(open), "1.0")) {
            assertThat(get(served, "/metrics").statusCode()).isEqualTo(200);
        }
    }

    /** Such a process asked for nothing before there were metrics, and its probes go on. */
    @Test
    void offLoopbackWithoutTokensHealthIsServedWithoutMetrics() throws Exception {
        try (ServedOptimizer served = ServedOptimizer.start(settings(Map.of("http.host", "0.0.0.0")), "1.0")) {
            assertThat(get(served, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(served, "/metrics").statusCode()).isEqualTo(404);
        }
        Map<String, String> open = Map.of("http.host", "0.0.0.0", "http.metrics.open", "true");
        try (ServedOptimizer served = ServedOptimizer.start(settings(open), "1.0")) {
            assertThat(get(served, "/metrics").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void noPortIsNoServer() throws Exception {
        try (ServedOptimizer served = ServedOptimizer.start(settings(Map.of("http.port", "-1")), "1.0")) {
            assertThat(served.port()).isEqualTo(-1);
            assertThat(served.url()).isNull();
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            ProcessSettings settings = settings(Map.of("http.port", port));
            assertThatThrownBy(() -> ServedOptimizer.start(settings, "1.0"))
                    .hasMessageContaining("http.port = " + port);
        }
    }

    @Test
    void theApiIsNotServedOffLoopbackWithoutTokens() throws Exception {
        ProcessSettings settings = settings(Map.of("http.host", "0.0.0.0", "roles", "api"));
        assertThatThrownBy(() -> ServedOptimizer.start(settings, "1.0"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("no tokens are asked for");
        ServedOptimizer.start(settings(Map.of("http.host", "0.0.0.0")), "1.0").close();
    }

    @Test
    void whatIsWrongWithSettingsOfBothKindsIsToldAtOnce() {
        assertThatThrownBy(() -> ProcessSettings.of(Map.of("partitions", "0", "http.threads", "1", "htp.port", "1")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("partitions is 0")
                .hasMessageContaining("http.threads is 1: give a whole number from 4 to 256")
                .hasMessageContaining("htp.port is unknown: did you mean \"http.port\"?");
    }
}
