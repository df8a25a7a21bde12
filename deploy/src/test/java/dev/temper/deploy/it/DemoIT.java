package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.Invocation;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.deploy.monitoring.ScrapeChecks;
import dev.temper.deploy.monitoring.TraceReceiver;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.stream.replay.ExportWriter;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user runs it, with a smaller budget; twice on the same directory; and its journal on another Java. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class DemoIT {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** Full trainings that let the model learn enough to propose. */
    private static final String PROPOSING = "4";

    private static final String SMALL = "1.5";

    @TempDir
    Path data;

    @Test
    void findsAConfigurationProvesItAndCanBeRunAgain() throws Exception {
        String first;
        try (TraceReceiver traces = new TraceReceiver()) {
            first = demo(PROPOSING, "--traces", traces.url());
            assertThat(traces.hasWay("agent send", "intake", "engine", "agent receive"))
                    .as("an event from an agent through intake, journal and engine to its decision: " + traces.spans())
                    .isTrue();
        }
        assertThat(first)
                .contains("accuracy after 27 epochs")
                .contains("learning_rate")
                .contains("went on")
                .containsPattern("this run +.*\\d %")
                .containsPattern("rungs alone +.*\\d")
                .contains("decisions")
                .contains("0 differences")
                .contains(" up --data " + Invocation.quote(data.toRealPath().toString()));
        assertThat(demo(SMALL))
                .contains("learns from letters: ")
                .contains("experiment letters-2")
                .containsPattern("letters came within a point of its best, .* letters-2, which learnt from it")
                .contains("0 differences");
        OtherJava.checkReplay(export());
    }

    private String demo(String budget, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("demo", "--data", data.toString(), "--budget", budget));
        arguments.addAll(List.of(more));
        Command demo = new Command(arguments);
        try {
            ScrapeChecks.check(scrape(demo));
            Await.until("the demo ends: " + demo.lines(), LONGEST, () -> !demo.alive());
            String output = String.join("\n", demo.lines());
            assertThat(demo.status()).as(output).isZero();
            return output;
        } finally {
            demo.end();
        }
    }

    /** What its optimizer counts, once it has decided something. */
    private static String scrape(Command demo) {
        String page = Await.until(
                "the page is told: " + demo.lines(),
                LONGEST,
                () -> demo.lines().stream()
                        .filter(line -> line.contains("the page is at "))
                        .map(line -> line.replaceFirst(".*the page is at ", ""))
                        .findFirst()
                        .orElse(null));
        HttpRequest metrics =
                HttpRequest.newBuilder(URI.create(page + "/metrics")).build();
        HttpClient http = HttpClient.newHttpClient();
        return Await.until("a slot is given a trial: " + demo.lines(), LONGEST, () -> {
            String scrape = body(http, metrics);
            return scrape.contains("temper_decisions_total{kind=\"suggest\"} 0.0") ? null : scrape;
        });
    }

    private static String body(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path export() {
        try (EmbeddedStack stack = EmbeddedStack.start(data, 0, 0, 4)) {
            Endpoints endpoints = stack.endpoints();
            Recording recording = JournalReader.read(
                    "letters",
                    Map.of("bootstrap.servers", endpoints.bootstrap()),
                    RegistryClient.open(endpoints.registry()));
            Path file = data.resolve("letters.journal");
            ExportWriter.write(recording, file);
            return file;
        }
    }
}
