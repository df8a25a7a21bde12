package dev.temper.stream.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.stream.config.OptimizerConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without a broker; the tests with one are the deployment's. */
@Timeout(60)
class OptimizerAppTest {
    @TempDir
    Path directory;

    @Test
    void aliveButNotReadyWhileNoBrokerAnswers() throws Exception {
        try (OptimizerApp app = new OptimizerApp(config(Map.of()))) {
            app.start();
            assertThat(app.health().live()).isTrue();
            assertThat(app.health().ready()).isFalse();
            assertThat(new ObjectMapper().writeValueAsString(app.health()))
                    .isEqualTo("{\"live\":true,\"ready\":false,\"failure\":null,\"brokersSilentSeconds\":0,\"roles\":["
                            + "{\"role\":\"intake\",\"state\":\"WAITING\",\"stateSeconds\":0,\"lag\":-1,\"held\":null},"
                            + "{\"role\":\"engine\",\"state\":\"WAITING\",\"stateSeconds\":0,\"lag\":-1,\"held\":null},"
                            + "{\"role\":\"model\",\"state\":\"WAITING\",\"stateSeconds\":0,\"lag\":-1,\"held\":null}],"
                            + "\"troubles\":[],\"transactions\":[],\"quarantined\":[],\"slowed\":[]}");
        }
    }

    @Test
    void givesUpOnTheBrokersOnlyWhenTold() throws Exception {
        try (OptimizerApp app = new OptimizerApp(config(Map.of("broker.timeout.seconds", "1")))) {
            app.start();
            assertThat(app.awaitEnd())
                    .contains("No broker answered at bootstrap.servers = ")
                    .contains("within 1 s (broker.timeout.seconds)");
            assertThat(app.health().live()).isFalse();
            assertThatThrownBy(() -> app.awaitReady(Duration.ofSeconds(5))).hasMessageContaining("No broker answered");
        }
    }

    @Test
    void closesWhileItWaits() throws Exception {
        OptimizerApp app = new OptimizerApp(config(Map.of()));
        app.start();
        app.close();
        assertThat(app.awaitEnd()).isNull();
        app.close();
    }

    private OptimizerConfig config(Map<String, String> more) throws IOException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + freePort(),
                "schema.registry.url",
                "mock://app",
                "state.dir",
                directory.toString()));
        settings.putAll(more);
        return OptimizerConfig.of(settings);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
