package dev.temper.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.machine.Told;
import dev.temper.agent.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The channel over HTTP, as a process in another language uses it. */
class EndpointTest {
    private static final Told.Why WHY = new Told.Why(17, "BELOW_CUTOFF", 2, 0.5, Double.NaN);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Endpoint endpoint;
    private final Channel channel;

    EndpointTest(@TempDir Path directory) throws IOException {
        endpoint = Endpoint.start(0);
        channel = Channel.open(directory.resolve("40"), Told.first(9), endpoint);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private HttpRequest.Builder request(String path) throws IOException {
        String token = Files.readString(Path.of(channel.environment().get("TEMPER_TOKEN_FILE")));
        String url = channel.environment().get("TEMPER_ENDPOINT");
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String lines) throws IOException, InterruptedException {
        return send(request("/reports").POST(HttpRequest.BodyPublishers.ofString(lines)));
    }

    @Test
    void takesReportsIntoTheFileThatTheAgentReads() throws Exception {
        String hello = "{\"type\":\"hello\",\"ranks\":2}";
        String report = "{\"type\":\"report\",\"epoch\":1,\"values\":{\"error\":0.5}}";
        assertThat(post(hello).statusCode()).isEqualTo(204);
        assertThat(post("\n" + report + "\r\n").statusCode()).isEqualTo(204);
        assertThat(channel.reports()).hasContent(hello + "\n" + report + "\n");
    }

    @Test
    void takesAllLinesOfABodyOrNone() throws Exception {
        HttpResponse<String> answer = post("{\"type\":\"converged\"}\n{\"type\":\"report\",\"epoch\":1}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("has no \\\"values\\\"");
        assertThat(channel.reports()).isEmptyFile();
    }

    @Test
    void refusesABodyThatIsTooLong() throws Exception {
        assertThat(post("x".repeat(70_000)).statusCode()).isEqualTo(413);
        assertThat(channel.reports()).isEmptyFile();
    }

    @Test
    void answersOnlyWhoHasTheTokenOfALivingRun() throws Exception {
        HttpRequest.Builder without =
                HttpRequest.newBuilder(URI.create(endpoint.url() + "/decision")).GET();
        assertThat(send(without).statusCode()).isEqualTo(401);
        assertThat(send(without.header("Authorization", "Bearer 0000")).statusCode())
                .isEqualTo(401);
        HttpRequest.Builder with = request("/decision").GET();
        assertThat(send(with).statusCode()).isEqualTo(200);
        channel.close();
        assertThat(send(with).statusCode()).isEqualTo(401);
    }

    @Test
    void onlyTheAgentsUserCanReadTheToken() throws Exception {
        Path token = Path.of(channel.environment().get("TEMPER_TOKEN_FILE"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(token)).hasSize(64);
        assertThat(endpoint.url()).startsWith("http://127.0.0.1:");
    }

    @Test
    void givesADecisionAsSoonAsThereIsOne() throws Exception {
        assertThat(send(request("/decision").GET()).body())
                .isEqualTo("{\"number\":1,\"state\":\"train\",\"to_epoch\":9,\"reason\":\"NO_DECISION_YET\"}");
        assertThat(send(request("/decision?after=1&seconds=0.01").GET()).statusCode())
                .isEqualTo(204);
        CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(
                request("/decision?after=1&seconds=60").GET().build(), HttpResponse.BodyHandlers.ofString());
        channel.tell(new Told(2, Told.State.PAUSE, 9, 9, WHY));
        assertThat(waiting.join().body())
                .isEqualTo(
                        "{\"number\":2,\"state\":\"pause\",\"to_epoch\":9,\"at_epoch\":9,\"reason\":\"BELOW_CUTOFF\","
                                + "\"rung\":2,\"value\":0.5,\"cutoff\":\"NaN\",\"decision\":17}");
        assertThat(channel.decision()).hasContent(waiting.join().body());
    }

    @Test
    void whoWaitsIsAnsweredWhenTheRunIsOver() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(
                request("/decision?after=1&seconds=60").GET().build(), HttpResponse.BodyHandlers.ofString());
        channel.close();
        Await.until(waiting::isDone);
        assertThat(waiting.join().statusCode()).isIn(200, 401);
    }

    @Test
    void namesWhatThereIs() throws Exception {
        HttpResponse<String> answer = send(request("/metrics").GET());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("POST /reports").contains("GET /metrics");
        assertThat(send(request("/decision?after=x").GET()).statusCode()).isEqualTo(400);
    }
}
