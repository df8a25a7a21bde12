package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.TopicReader;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The API in a process of its own, against a real broker and engine; the test itself plays the agent. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class ApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCRIPT = "<script>alert('%s')</script>";
    private static final String SHOWN = "/api/v1/experiments/shown";
    private static final List<String> ANSWERS = List.of(
            "/api/v1/experiments?archived=true",
            SHOWN,
            SHOWN + "?at=5",
            SHOWN + "/trials",
            SHOWN + "/trials/1",
            SHOWN + "/trials/2",
            SHOWN + "/decisions",
            SHOWN + "/decisions/1",
            SHOWN + "/curves",
            SHOWN + "/best",
            SHOWN + "/leases",
            SHOWN + "/progress",
            SHOWN + "/costs",
            SHOWN + "/trials.csv",
            SHOWN + "/curves.csv");

    @TempDir
    private Path directory;

    private Here here;
    private ApiProcess api;

    @BeforeEach
    void start() throws InterruptedException {
        here = Here.start(directory);
        api = ApiProcess.start(here.endpoints(), directory.resolve("api"));
    }

    @AfterEach
    void stop() {
        if (api != null) {
            api.close();
        }
        here.close();
    }

    @Test
    void anExperimentOverHttpFromItsCreationToItsEnd() {
        AccessChecks.whoMayDoWhat(api, creation("shown"));
        assertThat(TopicReader.readAll(here.endpoints(), Topic.EXPERIMENTS, null))
                .as("what of all this reached a topic")
                .isEmpty();
        createsOnce();
        pausesResumesAndArchives();
        CareChecks.isClonedAnnotatedAndDeleted(api, "shown");
        takesSuggestions();
        trainsWhileTheApiIsKilled();
        saysTextAsText();
        answersTheSameAfterEveryKill();
        new ApiCommands(here, api.url(), directory).showWhatTheTopicsSay();
        assertThat(here.temper("replay", "shown")).as(here.out()).isZero();
        assertThat(here.out()).contains("no differences");
        new Schemathesis(directory).call(api, "shown");
    }

    private static String definition(String id) {
        return """
                id: %s
                metric: {name: loss, goal: minimize}
                parameters:
                  - {name: x, type: double, min: 0, max: 1}
                  - {name: kind, type: categorical, values: ["%s", plain]}
                tasks: {epochs: {min: 1, max: 1}}
                budget: {trials: 3}
                method: {suggester: random}
                failures: {retries: 0}
                lease: {seconds: 600}
                """.formatted(id, SCRIPT.formatted("value"));
    }

    private static String body(Object value) {
        return ApiProcess.JSON.valueToTree(value).toString();
    }

    private static String creation(String id) {
        return body(Map.of("definition", definition(id)));
    }

    private void createsOnce() {
        String path = "/api/v1/experiments";
        HttpResponse<String> dry = api.post(path + "?dryRun=true", ApiProcess.USER, creation("shown"));
        assertThat(dry.statusCode()).isEqualTo(200);
        assertThat(ApiProcess.tree(dry).at("/definition/budget/trials").asInt()).isEqualTo(3);
        HttpResponse<String> wrong = api.post(
                path,
                ApiProcess.USER,
                body(Map.of("definition", definition("shown").replace("max: 1}", "max: -1}"))));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiProcess.tree(wrong).get("problems").findValuesAsText("path"))
                .as("%s", wrong.body())
                .containsExactly("parameters[0].min", "tasks.epochs.max");
        assertThat(api.json(path).get("total").asInt()).isZero();

        ApiLearnFrom.namesWhatCannotBeLearntFrom(api, definition("warm"));
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> made =
                    api.post(path, ApiProcess.USER, creation("shown"), "Idempotency-Key", "the same");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        }
        HttpResponse<String> again = api.post(path, ApiProcess.USER, creation("shown"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("exists already");
        assertThat(journal("shown", ExperimentCreated.class)).hasSize(1);
    }

    private <T> List<T> journal(String id, Class<T> type) {
        return TopicReader.readAll(here.endpoints(), Topic.JOURNAL, id).stream()
                .filter(record -> type.isInstance(record.value()))
                .map(record -> type.cast(record.value()))
                .toList();
    }

    private void pausesResumesAndArchives() {
        pause();
        awaitStatus("shown", "PAUSED");
        assertThat(api.post(SHOWN + "/pause", ApiProcess.USER, "").statusCode()).isEqualTo(409);
        assertThat(api.post(SHOWN + "/resume", ApiProcess.USER, "").statusCode())
                .isEqualTo(202);
        awaitStatus("shown", "RUNNING");
        pause(); // sent again by a client that missed the answer: were it done twice, nothing would be trained below
        Await.until(
                "the repeated pause is in the journal",
                PATIENCE,
                () -> journal("shown", ExperimentPaused.class).size() == 2);
        assertThat(api.post("/api/v1/experiments", ApiProcess.USER, creation("other"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.post("/api/v1/experiments/other/archive", ApiProcess.USER, "")
                        .statusCode())
                .isEqualTo(202);
        awaitStatus("other", "ARCHIVED");
        assertThat(api.json("/api/v1/experiments").findValuesAsText("id")).containsExactly("shown");
        assertThat(api.json("/api/v1/experiments?archived=true").get("total").asInt())
                .isEqualTo(2);
        assertThat(api.post("/api/v1/experiments/none/pause", ApiProcess.USER, "")
                        .statusCode())
                .isEqualTo(404);
    }

    private void pause() {
        assertThat(api.post(SHOWN + "/pause", ApiProcess.USER, "", "Idempotency-Key", "a pause")
                        .statusCode())
                .isEqualTo(202);
    }

    private void awaitStatus(String id, String status) {
        Await.until(
                id + " is " + status,
                PATIENCE,
                () -> api.json("/api/v1/experiments/" + id)
                        .get("status")
                        .asText()
                        .equals(status));
    }

    private void takesSuggestions() {
        HttpResponse<String> wrong =
                api.post(SHOWN + "/suggestions", ApiProcess.USER, body(Map.of("parameters", Map.of("y", 1))));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("y", "x is missing");
        HttpResponse<String> taken = api.post(
                SHOWN + "/suggestions",
                ApiProcess.USER,
                body(Map.of("parameters", Map.of("x", 0.25, "kind", SCRIPT.formatted("value")))));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    }

    private void trainsWhileTheApiIsKilled() {
        try (EventPublisher agent = new EventPublisher(here.endpoints())) {
            train(agent, 1, 0.125);
            offer(agent, 2);
            api.kill();
            end(agent, 2, Outcome.FAILED, SCRIPT.formatted("failure"));
            api = ApiProcess.start(here.endpoints(), directory.resolve("api"));
            train(agent, 3, 0.5);
        }
        awaitStatus("shown", "COMPLETE");
        JsonNode trials = api.json(SHOWN + "/trials").get("trials");
        assertThat(trials.findValuesAsText("status")).containsExactly("COMPLETED", "FAILED", "COMPLETED");
        assertThat(api.json(SHOWN + "/best").at("/trial/parameters/x").asDouble())
                .isEqualTo(0.25);
    }

    private void train(EventPublisher agent, int trial, double loss) {
        offer(agent, trial);
        agent.publish(
                Topic.METRICS,
                "shown",
                header -> new MetricReported(
                        header, trial, (long) trial, 1, List.of(new MetricValue("loss", loss, null)), null));
        Await.until(
                "the value of trial " + trial,
                PATIENCE,
                () -> !api.json(SHOWN + "/trials/" + trial).get("value").isNull());
        end(agent, trial, Outcome.STOPPED, "as decided");
    }

    /** Leases count up from 1, and each trial has one here. */
    private void offer(EventPublisher agent, int trial) {
        agent.publish(
                Topic.AGENTS,
                "shown",
                header -> new SlotOffered(header, new Assignee(SCRIPT.formatted("agent"), "s", 0, (long) trial), ""));
        Await.until(
                "trial " + trial,
                PATIENCE,
                () -> api.get(SHOWN + "/trials/" + trial, ApiProcess.VIEWER).statusCode() == 200);
    }

    private static void end(EventPublisher agent, int trial, Outcome outcome, String detail) {
        agent.publish(
                Topic.AGENTS,
                "shown",
                header -> new TrialEnded(header, trial, (long) trial, outcome, null, detail, false));
    }

    private void saysTextAsText() {
        assertThat(api.json(SHOWN + "/trials/1").at("/parameters/kind").asText())
                .isEqualTo(SCRIPT.formatted("value"));
        assertThat(api.json(SHOWN + "/trials/2").get("failure").asText()).contains(SCRIPT.formatted("failure"));
        assertThat(api.json(SHOWN + "/leases").findValuesAsText("agent")).contains(SCRIPT.formatted("agent"));
        assertThat(api.json(SHOWN).get("definitionText").asText()).contains(SCRIPT.formatted("value"));
        for (String path : ANSWERS) {
            HttpResponse<String> answer = api.get(path, ApiProcess.VIEWER);
            assertThat(answer.headers()
                            .firstValue("Content-Type")
                            .orElse("none")
                            .replaceFirst(";.*", ""))
                    .as("%s: %s", path, answer.body())
                    .isEqualTo(path.endsWith(".csv") ? "text/csv" : "application/json");
        }
        String odd = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";
        for (HttpResponse<String> answer : List.of(
                api.get(SHOWN, ApiProcess.VIEWER),
                api.get("/api/v1/experiments/" + odd, ApiProcess.VIEWER),
                api.get("/api/v1/" + odd, ApiProcess.VIEWER),
                api.get("/api/v1/experiments?" + odd + "=" + odd, ApiProcess.VIEWER),
                api.post("/api/v1/experiments", ApiProcess.USER, creation(SCRIPT.formatted("id"))))) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as("%s", answer)
                    .hasValueSatisfying(type -> assertThat(type).contains("json"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe"));
        }
    }

    private void answersTheSameAfterEveryKill() {
        List<String> before = api.answers(ANSWERS);
        api.kill();
        api = ApiProcess.start(here.endpoints(), directory.resolve("api"));
        assertThat(api.answers(ANSWERS)).as("with its state").isEqualTo(before);
        api.kill();
        api = ApiProcess.start(here.endpoints(), directory.resolve("new"));
        assertThat(api.answers(ANSWERS)).as("without its state").isEqualTo(before);
    }
}
