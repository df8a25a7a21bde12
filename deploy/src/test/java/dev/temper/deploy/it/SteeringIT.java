package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users ask of an experiment and its trials by hand, against a real broker and optimizer. */
final class SteeringIT {
    @TempDir
    private Path directory;

    private Here here;
    private Endpoints endpoints;
    private String out = "";
    private String err = "";

    @BeforeEach
    void start() throws InterruptedException {
        here = Here.start(directory);
        endpoints = here.endpoints();
    }

    @AfterEach
    void stop() {
        here.close();
    }

    private int temper(String... arguments) {
        int status = here.temper(arguments);
        out = here.out();
        err = here.err();
        return status;
    }

    private Path definition() throws IOException {
        Path file = directory.resolve("line.yaml");
        return Files.writeString(file, """
                id: line
                metric: {name: loss, goal: minimize}
                parameters: [{name: x, type: double, min: 0, max: 1}]
                tasks: {epochs: {min: 1, max: 1}}
                budget: {trials: 2}
                lease: {seconds: 600}
                """);
    }

    /** Offers a slot and waits for the trial that is granted for it. */
    private void grant(EventPublisher agent, ExperimentReader reader, int offer) {
        agent.publish(
                Topic.AGENTS,
                "line",
                header -> new SlotOffered(header, new Assignee("host", "s", 0, (long) offer), ""));
        Await.until("trial " + offer, Duration.ofSeconds(30), () -> {
            reader.poll(Duration.ofMillis(100));
            return reader.trials().containsKey(offer);
        });
    }

    @Test
    void anExperimentIsPausedResumedAndArchived() throws IOException {
        temper("experiment", "create", "-f", definition().toString());
        assertThat(temper("experiment", "pause", "-e", "line", "--reason", "the cluster moves"))
                .isZero();
        assertThat(out).contains("line: paused");
        assertThat(temper("experiment", "pause", "line")).isEqualTo(1);
        assertThat(err).contains("is paused already");
        assertThat(temper("experiment", "resume", "line")).isZero();
        assertThat(out).contains("line: running");
        isAnnotated();
        isSteered();
        assertThat(temper("experiment", "delete", "line", "--yes")).isEqualTo(1);
        assertThat(err).contains("is running, and only an archived one can be deleted");
        assertThat(temper("experiment", "archive", "line")).isZero();
        assertThat(out).contains("line: archived");
        assertThat(temper("experiment", "annotate", "line", "--untag", "2026")).isZero();
        assertThat(temper("experiment", "show", "line")).isZero();
        assertThat(out)
                .contains("tags: paper", "the first one", "paused: the cluster moves")
                .contains("extended to 3 trials, 3 epochs: more", "trial 1 kept: for the paper")
                .doesNotContain("2026,");
        assertThat(temper("experiment", "extend", "line", "--trials", "9")).isEqualTo(1);
        assertThat(err).contains("is archived, and stays as it is");
        assertThat(temper("replay", "line")).isZero();
        assertThat(out).contains("no differences");
        isErased();
        assertThat(temper("experiment", "resume", "nosuch")).isEqualTo(1);
        assertThat(err).contains("there is no experiment 'nosuch'");
    }

    private void isAnnotated() {
        assertThat(temper(
                        "experiment",
                        "annotate",
                        "line",
                        "--notes",
                        "the first one",
                        "--tag",
                        "paper",
                        "--tag",
                        "2026"))
                .isZero();
        assertThat(temper("experiment", "annotate", "line", "--tag", "x".repeat(61)))
                .isEqualTo(1);
        assertThat(err).contains("has 61 characters: use at most 60");
        assertThat(temper("experiment", "list", "--tag", "paper")).isZero();
        assertThat(out).contains("line", "2026, paper");
        assertThat(temper("experiment", "list", "--tag", "pap")).isZero();
        assertThat(out).contains("no experiment has the tag 'pap'");
    }

    private void isErased() throws IOException {
        assertThat(temper("experiment", "delete", "line", "--yes")).isEqualTo(1);
        assertThat(err).contains("processes of 1 trials of 'line' have not ended yet");
        try (EventPublisher agent = new EventPublisher(endpoints);
                ExperimentReader reader = new ExperimentReader(endpoints, "line")) {
            agent.publish(
                    Topic.AGENTS, "line", header -> new TrialEnded(header, 1, 1L, Outcome.STOPPED, null, "", false));
            Await.until("the end of trial 1", Duration.ofSeconds(30), () -> {
                reader.poll(Duration.ofMillis(100));
                ExperimentView view = reader.experiment();
                return view != null && view.getRunning() == 0 && view.getTrials() == 1;
            });
        }
        assertThat(temper("experiment", "delete", "line", "--yes", "--reason", "no use"))
                .isZero();
        assertThat(out).contains("deleted line");
        assertThat(temper("experiment", "show", "line")).isEqualTo(1);
        assertThat(err).contains("experiment 'line' was deleted");
        assertThat(temper("experiment", "list")).isZero();
        assertThat(out).contains("line-2").doesNotContain("line ");
        assertThat(temper("experiment", "create", "-f", definition().toString()))
                .isEqualTo(1);
        assertThat(err).contains("'line' was deleted, and its id is never used again");
        assertThat(temper("replay", "line")).isZero();
        assertThat(out).contains("no differences", "its data were deleted on", ": no use");
    }

    private void isSteered() {
        assertThat(temper("experiment", "extend", "line", "--trials", "1", "--cost", "2"))
                .isEqualTo(1);
        assertThat(err).contains("trials is 1, below the 2 of now", "the budget has no limit of cost");
        assertThat(temper("experiment", "extend", "line", "--trials", "3", "--epochs", "3", "--reason", "more"))
                .isZero();
        assertThat(out).contains("extended line: running");
        try (EventPublisher agent = new EventPublisher(endpoints);
                ExperimentReader reader = new ExperimentReader(endpoints, "line")) {
            grant(agent, reader, 1);
        }
        assertThat(temper("trial", "keep", "line", "1", "--reason", "for the paper"))
                .isZero();
        assertThat(out).contains("trial 1 of line is kept");
        assertThat(temper("trial", "stop", "line", "1", "--reason", "no use")).isZero();
        assertThat(out).contains("trial 1 of line is being stopped");
        assertThat(temper("trial", "stop", "line", "1", "--reason", "again")).isEqualTo(1);
        assertThat(err).contains("nothing is left to ask: trial 1 of line is being stopped");
        assertThat(temper("explain", "line", "1")).isZero();
        assertThat(out).contains("It was stopped by hand: no use.", "kept by hand: for the paper");
        assertThat(temper("experiment", "clone", "line", "line-2", "--trials", "5"))
                .isZero();
        assertThat(out).contains("created line-2");
    }
}
