package dev.temper.deploy.page;

import static dev.temper.deploy.page.Look.api;
import static dev.temper.deploy.page.Look.browser;
import static dev.temper.deploy.page.Look.createExperiment;
import static dev.temper.deploy.page.Look.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.it.Await;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users ask for by a button, and what the optimizer makes of it. */
interface SteeringChecks {
    String OLD = """
            id: old
            metric: {name: loss, goal: minimize}
            parameters: [{name: x, type: double, min: 0, max: 1}]
            tasks: {epochs: {max: 9}}
            budget: {trials: 5}
            """;

    /** An experiment of two trials of an epoch each, both of which train on slots of an agent. */
    private static void train(EventPublisher agent, String id) throws Exception {
        createExperiment("""
                id: %s
                metric: {name: loss, goal: minimize}
                parameters: [{name: x, type: double, min: 0, max: 1}]
                tasks: {epochs: {max: 1}}
                method: random
                budget: {trials: 2}
                parallel: 2
                lease: {seconds: 600}
                """.formatted(id));
        for (int slot = 0; slot < 2; slot++) {
            Assignee assignee = new Assignee("host", "s1", slot, 1L);
            agent.publish(Topic.AGENTS, id, header -> new SlotOffered(header, assignee, ""));
        }
    }

    private static void end(EventPublisher agent, String id, int trial, Outcome outcome) {
        agent.publish(
                Topic.AGENTS,
                id,
                header -> TrialEnded.newBuilder()
                        .setHeader(header)
                        .setTrial(trial)
                        .setLease(trial)
                        .setOutcome(outcome)
                        .setDetail("")
                        .build());
    }

    /** Fills in the reason that the open dialog asks for, and confirms. */
    private static void confirm(String button, String reason) {
        browser.type("dialog input[name=reason]", reason);
        browser.press("dialog", button);
        Await.until("the dialog closes", Browser.PATIENCE, () -> browser.count("dialog") == 0);
    }

    @Test
    default void trialsAreKeptAndStoppedAndAFinishedExperimentIsExtended() throws Exception {
        try (EventPublisher agent = stage.agent()) {
            train(agent, "steered");
            browser.load("#/experiments/steered?sort=trial.asc");
            browser.show("#trials");
            browser.awaitText("#trials .sub", "2; a row");
            browser.click("#trials tbody tr.click td.n");
            browser.awaitText("#why", "Started: trial 1");
            browser.press("#why", "Keep");
            confirm("Keep", "for the paper");
            browser.awaitText("#why", "Kept by hand: for the paper");
            browser.press("#why", "Stop");
            confirm("Stop", "of no use");
            browser.awaitText("#why .steps", "stop requested");
            assertThat(api("/experiments/steered/trials/1")).contains("It was stopped by hand: of no use.");
            Await.until("nothing left to ask", Browser.PATIENCE, () -> browser.count("#why .wfoot button") == 1);
            end(agent, "steered", 1, Outcome.STOPPED);
            agent.publish(
                    Topic.METRICS,
                    "steered",
                    header -> new MetricReported(header, 2, 2L, 1, List.of(new MetricValue("loss", 0.25, null)), 1.0));
            end(agent, "steered", 2, Outcome.COMPLETED);
            browser.show(".titlebar");
            browser.awaitText(".titlebar .chip", "complete");
            browser.press(".titlebar", "Extend");
            browser.type("dialog input[name=trials]", "2");
            browser.press("dialog", "Extend");
            browser.script("document.querySelector('dialog input[name=trials]').value = ''");
            browser.type("dialog input[name=trials]", "5");
            confirm("Extend", "it was worth it");
            browser.awaitText(".titlebar .chip", "running");
            browser.awaitText("#figures", "of at most 5");
        }
    }

    @Test
    default void anExperimentIsAnnotatedPausedClonedArchivedAndDeletedEachForAReason() throws Exception {
        createExperiment(OLD);
        browser.load("#/experiments/old");
        browser.press(".titlebar", "Notes");
        browser.type("dialog textarea[name=notes]", "Why: " + Shown.HOSTILE);
        browser.type("dialog input[name=tags]", "paper, baseline");
        browser.press("dialog", "Save");
        browser.awaitText(".title .notes", Shown.HOSTILE);
        browser.awaitText(".titlebar", "baseline");
        browser.press(".titlebar", "Pause");
        confirm("Pause", "the hosts are full");
        browser.awaitText(".titlebar .chip", "paused");
        browser.awaitText(".title .steering", "the hosts are full");
        browser.press(".titlebar", "Clone");
        browser.type("dialog input[name=trials]", "7");
        browser.press("dialog", "Clone");
        browser.awaitText(".titlebar h1", "old-2");
        assertThat(api("/experiments/old-2")).contains("\"budget\":{\"trials\":7");
        browser.load("#/?tag=paper");
        browser.awaitText("table.list", "baseline");
        assertThat(browser.count("table.list tbody tr")).isOne();
        archiveAndDelete();
    }

    private static void archiveAndDelete() {
        browser.go("#/experiments/old");
        browser.press(".titlebar", "Archive");
        confirm("Archive", "no longer needed");
        browser.press(".titlebar", "Delete");
        browser.type("dialog input[name=confirm]", "old");
        confirm("Delete", "it had names in it");
        browser.awaitText("h1", "Experiments");
        Await.until(
                "the list without it",
                Browser.PATIENCE,
                () -> browser.count("table.list tbody tr") > 1
                        && browser.count("table.list a[href='#/experiments/old']") == 0);
        browser.go("#/experiments/old");
        browser.awaitText("main", "was deleted");
    }
}
