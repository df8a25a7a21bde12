package dev.temper.deploy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.temper.deploy.embedded.Ports;
import dev.temper.deploy.it.Await;
import dev.temper.deploy.it.Command;
import dev.temper.sinks.Happening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code temper sink} as processes, killed by -9 on the way: what they leave is what one leaves that nobody killed. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SinksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static JournalStage stage;
    private static Optional<Tracking> tracking;

    @BeforeAll
    static void start() throws Exception {
        tracking = Tracking.find();
        stage = new JournalStage(directory);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Command sink(String group, String... arguments) {
        List<String> all = new ArrayList<>(List.of("sink"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--group",
                "temper.sink." + group,
                "--bootstrap",
                stage.endpoints().bootstrap(),
                "--registry",
                stage.endpoints().registry()));
        return new Command(all);
    }

    /** Lives until it has told all, and ends as it is asked to. */
    private static void whole(String group, String... arguments) {
        Command sink = sink(group, arguments);
        try {
            sink.await("sink ready");
        } finally {
            sink.end();
        }
    }

    /** Is killed when so much is there, and goes on from there in another process. */
    private static void killed(BooleanSupplier middle, String group, String... arguments) {
        Command first = sink(group, arguments);
        try {
            Await.until("the middle of what " + group + " tells", PATIENCE, middle::getAsBoolean);
        } finally {
            first.kill();
        }
        whole(group, arguments);
    }

    @Test
    void mlflowHasTheSameRunsWhoeverWasKilled() throws Exception {
        Assumptions.assumeTrue(tracking.isPresent(), "there is no mlflow");
        int port = Ports.free(0, "--port");
        Process server = tracking.orElseThrow().server(Files.createDirectories(directory.resolve("mlflow")), port);
        String url = "http://127.0.0.1:" + port;
        RunsOfMlflow runs = new RunsOfMlflow(url);
        try {
            // It is told of before it is there: the sink waits for it.
            killed(() -> runs.answers() && runs.runs("killed").size() > 2, "killed", mlflow(url, "killed"));
            whole("whole", mlflow(url, "whole"));
            Map<String, String> expected = runs.shown("whole");
            assertThat(runs.shown("killed")).isEqualTo(expected);
            assertThat(expected.keySet()).isEqualTo(expectedRuns());
            assertThat(expected.values().stream()
                            .mapToInt(run -> RunsOfMlflow.points(run, "loss"))
                            .sum())
                    .isEqualTo(points("loss"));
            // Another group is another sink, and finds the runs that are there.
            whole("again", mlflow(url, "whole"));
            assertThat(runs.shown("whole")).isEqualTo(expected);
        } finally {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
        }
    }

    private static String[] mlflow(String url, String project) {
        return new String[] {"mlflow", "--url", url, "--project", project};
    }

    private static Set<String> expectedRuns() {
        return stage.happened().stream()
                .flatMap(each -> each.fact() instanceof Happening.TrialStarted started
                        ? Stream.of(each.experiment(), each.experiment() + "/" + started.trial())
                        : Stream.of(each.experiment()))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** Values that were reported of a metric: a point is one by run, time, epoch and value. */
    private static long points(String metric) {
        return stage.happened().stream()
                .flatMap(each -> each.fact() instanceof Happening.ValuesReported report
                        ? report.values().stream()
                                .filter(value -> value.metric().equals(metric))
                                .map(value -> each.experiment() + report.trial() + " " + each.time() + " "
                                        + report.epoch() + " " + value.value())
                        : Stream.<String>empty())
                .distinct()
                .count();
    }

    @Test
    void wandbReadsTheSameFilesWhoeverWasKilled() throws Exception {
        Path torn = directory.resolve("torn");
        Path whole = directory.resolve("whole");
        killed(() -> files(torn).size() > 2, "torn", "wandb", "--to", torn.toString());
        whole("files", "wandb", "--to", whole.toString());
        assertThat(files(torn)).isEqualTo(files(whole)).isNotEmpty();
        if (tracking.isPresent()) {
            readByWandb(whole);
        }
    }

    private static void readByWandb(Path whole) throws Exception {
        Map<String, List<Integer>> epochs = new TreeMap<>();
        for (Happening each : stage.happened()) {
            if (each.fact() instanceof Happening.TrialStarted started) {
                epochs.computeIfAbsent(each.experiment() + "~" + started.trial(), key -> new ArrayList<>());
            } else if (each.fact() instanceof Happening.ValuesReported report) {
                List<Integer> steps = epochs.getOrDefault(each.experiment() + "~" + report.trial(), new ArrayList<>());
                if (steps.isEmpty() || report.epoch() > steps.get(steps.size() - 1)) {
                    steps.add(report.epoch());
                }
            }
        }
        Map<String, List<Integer>> read = new TreeMap<>();
        for (String line : tracking.orElseThrow().python("read_wandb.py", whole)) {
            JsonNode run = JSON.readTree(line);
            assertThat(run.path("project").asText()).isEqualTo("temper");
            String id = run.path("id").asText();
            assertThat(id)
                    .startsWith(run.path("group").asText() + "~"
                            + run.at("/config/temper_trial").asText());
            assertThat(JSON.convertValue(run.path("numbers"), int[].class))
                    .isEqualTo(
                            IntStream.rangeClosed(1, run.path("numbers").size()).toArray());
            List<Integer> steps =
                    read.computeIfAbsent(id.replaceFirst("(~[0-9]+)~[0-9]+$", "$1"), key -> new ArrayList<>());
            run.path("history")
                    .forEach(row -> steps.add(Integer.parseInt(row.path("_step").asText())));
        }
        assertThat(read).isEqualTo(epochs);
    }

    private static Map<String, String> files(Path in) {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(in)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(in)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(in.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aWebhookGetsTheSameNoticesWhoeverWasKilled() throws Exception {
        ConcurrentLinkedQueue<String[]> got = new ConcurrentLinkedQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                String id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                got.add(new String[] {id, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                });
                exchange.sendResponseHeaders(got.size() == 3 ? 503 : 204, -1);
            }
        });
        receiver.start();
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
            killed(() -> got.size() > 2, "hook", "webhook", "--url", url);
            Map<String, String> notices = new HashMap<>();
            for (String[] notice : got) {
                String before = notices.put(notice[0], notice[1]);
                assertThat(before == null || before.equals(notice[1])).isTrue();
            }
            long expected = stage.happened().stream()
                    .map(Happening::fact)
                    .filter(fact -> fact instanceof Happening.Finished || fact instanceof Happening.Improved)
                    .count();
            assertThat(notices).hasSize((int) expected);
        } finally {
            receiver.stop(0);
        }
    }
}
