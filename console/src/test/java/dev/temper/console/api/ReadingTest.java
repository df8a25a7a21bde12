package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.core.decision.Decision;
import dev.temper.core.trial.Trial;
import dev.temper.testkit.Scenarios;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read over HTTP of an experiment with faults is what the machine has of it. */
final class ReadingTest {
    private static final List<String> ALL = List.of(
            "",
            "/trials",
            "/decisions",
            "/curves",
            "/progress",
            "/costs",
            "/density",
            "/leases",
            "/pareto",
            "/importance",
            "/tasks",
            "/trials.json",
            "/curves.json");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyPartIsThereNowAndAtEveryPointOfThePast(long seed) throws IOException, InterruptedException {
        try (Answering api = new Answering(Scenarios.faulty(seed)).takeAll()) {
            long last = api.chronicle().sequence();
            for (String part : ALL) {
                String now = api.get(api.experiment() + part).body();
                assertThat(api.get(api.experiment() + part + "?at=" + last).body())
                        .isEqualTo(now);
                for (long at : new long[] {last / 4, last / 3, last / 2, last - 1}) {
                    assertThat(api.json(api.experiment() + part + "?at=" + at)).isNotNull();
                }
            }
            assertThat(api.json("/api/v1/experiments?archived=true").path("experiments"))
                    .hasSize(1);
            assertThat(api.json("/api/v1/agents").path("agents").isArray()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void trialsAndDecisionsAreTheMachines(long seed) throws IOException, InterruptedException {
        try (Answering api = new Answering(Scenarios.faulty(seed)).takeAll()) {
            Chronicle chronicle = api.chronicle();
            JsonNode trials = api.json(api.experiment() + "/trials?limit=5000").path("trials");
            assertThat(trials).hasSize(chronicle.state().trials().size());
            for (JsonNode told : trials) {
                int number = told.path("trial").asInt();
                Trial trial = Objects.requireNonNull(chronicle.state().trials().get(number));
                assertThat(told.path("status").asText())
                        .isEqualTo(trial.status().name());
                assertThat(told.path("epoch").asInt())
                        .isEqualTo(trial.progress().epoch());
                JsonNode whole = api.json(api.experiment() + "/trials/" + number);
                assertThat(whole.path("decisions"))
                        .hasSameSizeAs(chronicle.trial(number).decisions());
                assertThat(whole.path("status")).isEqualTo(told.path("status"));
            }
            for (Decision decision : chronicle.decisions()) {
                JsonNode told = api.json(api.experiment() + "/decisions/" + decision.number());
                assertThat(told.path("sequence").asLong()).isEqualTo(decision.sequence());
                assertThat(told.path("text").asText()).isNotBlank().doesNotContain("null");
                assertThat(told.path("evidence").path("rank").asInt())
                        .isEqualTo(decision.evidence().rank());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "value", "bestValue", "epoch", "cost", "status", "seconds", "failures"})
    void aListIsSortedAndWhatHasNoValueIsLast(String column) throws IOException, InterruptedException {
        try (Answering api = new Answering(Scenarios.faulty(4)).takeAll()) {
            for (String order : List.of("asc", "desc")) {
                List<JsonNode> values = new ArrayList<>();
                api.json(api.experiment() + "/trials?limit=5000&sort=" + column + "&order=" + order)
                        .path("trials")
                        .forEach(trial -> values.add(trial.path(column)));
                for (int i = 1; i < values.size(); i++) {
                    JsonNode before = values.get(i - 1);
                    JsonNode after = values.get(i);
                    if (isNone(before)) {
                        assertThat(isNone(after))
                                .as("%s %s %s", column, order, values)
                                .isTrue();
                    } else if (!isNone(after)) {
                        int way = before.isNumber()
                                ? Double.compare(before.asDouble(), after.asDouble())
                                : before.asText().compareTo(after.asText());
                        assertThat(order.equals("asc") ? way : -way).isLessThanOrEqualTo(0);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "value", "status"})
    void aPageOfTrialsIsThatPartOfTheWholeList(String column) throws IOException, InterruptedException {
        try (Answering api = new Answering(Scenarios.faulty(4)).takeAll()) {
            for (String order : List.of("asc", "desc")) {
                String list = api.experiment() + "/trials?sort=" + column + "&order=" + order;
                JsonNode whole = api.json(list + "&limit=5000");
                JsonNode part = api.json(list + "&offset=2&limit=3");
                assertThat(part.path("total")).isEqualTo(whole.path("total"));
                for (int i = 0; i < 3; i++) {
                    assertThat(part.path("trials").get(i))
                            .isEqualTo(whole.path("trials").get(i + 2));
                }
            }
        }
    }

    /** All of a large experiment would be many megabytes. */
    @Test
    void leasesAreTheLastOnesOrThoseOfTheBestTrials() throws IOException, InterruptedException {
        try (Answering api = new Answering(Scenarios.faulty(4)).takeAll()) {
            JsonNode all = api.json(api.experiment() + "/leases");
            int total = all.path("total").asInt();
            assertThat(all.path("leases")).hasSize(total).hasSizeGreaterThan(4);
            JsonNode last = api.json(api.experiment() + "/leases?limit=2");
            assertThat(last.path("total").asInt()).isEqualTo(total);
            assertThat(last.path("leases")).hasSize(2);
            assertThat(last.path("leases").get(1)).isEqualTo(all.path("leases").get(total - 1));

            Set<Integer> best = new TreeSet<>();
            api.json(api.experiment() + "/trials?sort=value&limit=2")
                    .path("trials")
                    .forEach(trial -> best.add(trial.path("trial").asInt()));
            List<JsonNode> ofBest = new ArrayList<>();
            all.path("leases").forEach(lease -> {
                if (best.contains(lease.path("trial").asInt())) {
                    ofBest.add(lease);
                }
            });
            assertThat(api.json(api.experiment() + "/leases?best=2").path("leases"))
                    .containsExactlyElementsOf(ofBest);
        }
    }

    /** NaN and infinity are texts: what is not finite has no place in an order. */
    private static boolean isNone(JsonNode value) {
        return value.isNull() || value.asText().equals("NaN") || value.asText().endsWith("Infinity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/experiments/none",
                "/api/v1/experiments/none/curves",
                "/api/v1/experiments/faulty-4/trials/100000",
                "/api/v1/experiments/faulty-4/decisions/100000"
            })
    void whatIsNotThereIsAProblemThatSaysWhatIs(String path) throws IOException, InterruptedException {
        try (Answering api = new Answering(Scenarios.faulty(4)).takeAll()) {
            HttpResponse<String> response = api.get(path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(response.body()).contains("\"detail\":");
        }
    }
}
