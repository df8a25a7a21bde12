package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.deploy.client.TopicReader;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A space with nested conditions, a constraint, a prior and a forbidden combination, searched with the model. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RulesIT {
    private static final int TRIALS = 40;
    private static final int EPOCH_MILLIS = 20;

    @TempDir
    Path directory;

    private Here here;

    @BeforeEach
    void start() throws InterruptedException {
        here = Here.start(directory);
    }

    @AfterEach
    void stop() {
        here.close();
    }

    private Path definition() throws IOException {
        return Files.writeString(directory.resolve("rules.yaml"), """
                id: rules
                metric: {name: accuracy, goal: maximize}
                parameters:
                  - {name: optimizer, type: categorical, values: [adam, sgd]}
                  - name: learning_rate
                    type: double
                    min: 1.0e-4
                    max: 1
                    scale: log
                    prior: {normal: {mean: 0.01, sd: 0.4}}
                  - {name: schedule, type: categorical, values: [constant, step], when: {optimizer: sgd}}
                  - {name: gamma, type: double, min: 0.1, max: 1, when: {schedule: step}}
                  - {name: width, type: values, values: [8, 16, 32, 64]}
                constraints:
                  - {terms: {width: 1, gamma: 80}, at_most: 100}
                forbidden:
                  - {optimizer: adam, width: 64}
                tasks: {epochs: {min: 1, max: 9, eta: 3}}
                budget: {trials: %d, cost: 12}
                parallel: 2
                method: temper
                seed: 5
                """.formatted(TRIALS));
    }

    @Test
    void theModelSearchesASpaceOfConditionsAndRulesAndExplainsIt() throws IOException {
        assertThat(here.temper("experiment", "create", "-f", definition().toString()))
                .as(here.err())
                .isZero();
        Curves curves = new Curves(directory, here.endpoints(), "rules");
        Command agent = new Command(
                List.of("agent", "-f", curves.agentFile("agent", EPOCH_MILLIS).toString()));
        ExperimentView view;
        try {
            view = curves.awaitComplete();
        } finally {
            agent.end();
        }
        List<SuggestDecision> suggested = decisions(SuggestDecision.class);
        assertThat(suggested).hasSize(view.getTrials());
        everyProcessWasToldWhatTheRulesAllow(curves, suggested.size());
        proposalsWereAccepted(curves, suggested);
        explains(suggested);
        assertThat(here.temper("replay", "rules")).as(here.out()).isZero();
        assertThat(here.out()).contains("no differences").doesNotContain(" 0 proposals");
    }

    private void everyProcessWasToldWhatTheRulesAllow(Curves curves, int trials) throws IOException {
        List<JsonNode> told = new ArrayList<>();
        for (String line : new LinkedHashSet<>(curves.records("parameters"))) {
            told.add(new ObjectMapper().readTree(line));
        }
        assertThat(told).as("configurations, none twice").hasSize(trials);
        for (JsonNode one : told) {
            boolean sgd = one.path("optimizer").asText().equals("sgd");
            boolean step = one.path("schedule").asText().equals("step");
            assertThat(one.has("schedule")).as("schedule of %s", one).isEqualTo(sgd);
            assertThat(one.has("gamma")).as("gamma of %s", one).isEqualTo(step);
            int width = one.get("width").intValue();
            double gamma = step ? one.get("gamma").doubleValue() : 0;
            assertThat(width + 80 * gamma).as("constraint of %s", one).isLessThanOrEqualTo(100);
            assertThat(!sgd && width == 64).as("forbidden: %s", one).isFalse();
        }
        assertThat(told)
                .as("trials with every parameter")
                .anySatisfy(one -> assertThat(one.size()).isEqualTo(5));
        // The first are the rungs' own; without the prior half of them would be that near.
        assertThat(told.subList(0, 10))
                .as("learning rates near the prior's mean")
                .filteredOn(one -> Math.abs(Math.log10(one.get("learning_rate").doubleValue()) + 2) < 1)
                .hasSizeGreaterThanOrEqualTo(8);
    }

    private void proposalsWereAccepted(Curves curves, List<SuggestDecision> suggested) {
        assertThat(curves.journal(ProposalMade.class)).isNotEmpty();
        assertThat(decisions(RejectDecision.class))
                .as("a proposal may be overtaken, but not be wrong")
                .extracting(RejectDecision::getReason)
                .doesNotContain(RejectReason.INVALID_PROPOSAL, RejectReason.NOT_FINITE, RejectReason.TOO_LARGE);
        assertThat(advised(suggested)).as("suggestions of the model").isNotEmpty();
    }

    private static List<SuggestDecision> advised(List<SuggestDecision> suggested) {
        return suggested.stream()
                .filter(decision -> decision.getEvidence().getModel() != null)
                .toList();
    }

    private void explains(List<SuggestDecision> suggested) {
        SuggestDecision last = advised(suggested).get(advised(suggested).size() - 1);
        assertThat(here.temper("explain", "rules", String.valueOf(last.getTrial())))
                .isZero();
        assertThat(here.out())
                .contains("share of the budget", "it is expected to come to", "So the model proposed after");
        last.getParameters().forEach(parameter -> assertThat(here.out()).contains(parameter.getName() + "="));

        assertThat(here.temper("importance", "rules")).as(here.err()).isZero();
        assertThat(here.out())
                .contains("9 (full)", "optimizer", "learning_rate", "schedule", "gamma", "width")
                .doesNotContain("NaN", "objectives");

        assertThat(here.temper("tasks", "-e", "rules")).isZero();
        assertThat(here.out()).contains("tasks of rules", "correlation").doesNotContain("NaN");
    }

    private <T> List<T> decisions(Class<T> type) {
        return TopicReader.readAll(here.endpoints(), Topic.DECISIONS, "rules").stream()
                .map(ConsumerRecord::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
