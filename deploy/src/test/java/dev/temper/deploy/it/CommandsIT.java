package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.TopicReader;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users type, against a real broker and optimizer; the test itself plays the agent. */
final class CommandsIT {
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

    @Test
    void anExperimentFromItsCreationToItsAudit() throws Exception {
        assertThat(temper("experiment", "list")).isZero();
        assertThat(out).contains("no experiments yet");

        assertThat(temper("experiment", "create", "-f", definition().toString()))
                .isZero();
        assertThat(out).contains("created line");
        assertThat(temper("experiment", "create", "-f", definition().toString()))
                .isEqualTo(1);
        assertThat(err).contains("exists already");

        assertThat(temper("best", "line")).isEqualTo(1);
        assertThat(err).contains("no trial of 'line' has been trained in full yet");

        assertThat(temper("experiment", "suggest", "line", "x=7")).isEqualTo(1);
        assertThat(err).contains("x");
        assertThat(temper("experiment", "suggest", "line", "y=0.5")).isEqualTo(1);
        assertThat(err).contains("y is not a parameter: use x", "x is missing: give a number from 0 to 1");
        assertThat(temper("experiment", "suggest", "-e", "line", "x=0.25")).isZero();

        trainTwo();
        withoutARegistryOneSentenceIsSaid();
        showsWhatWasFound();
        replaysFromKafkaAndFromAFile();
        theBeginningOfTheJournalIsDeletedAndThatIsNoWrongDecision();
    }

    private void trainTwo() {
        HandTraining.train(endpoints, "line", 2);
        assertThat(temper("watch", "line")).isZero();
        assertThat(out).contains("line: complete, 2 trials");
    }

    private void withoutARegistryOneSentenceIsSaid() {
        Endpoints half = new Endpoints(endpoints.bootstrap(), "http://127.0.0.1:1");
        for (List<String> command : List.of(
                List.of("experiment", "show", "line"),
                List.of("experiment", "list"),
                List.of("experiment", "archive", "line"),
                List.of("watch", "line"),
                List.of("best", "line"),
                List.of("explain", "line", "1"),
                List.of("importance", "line"),
                List.of("tasks", "line"),
                List.of("replay", "line"))) {
            assertThat(here.temperAt(half, command.toArray(String[]::new))).isEqualTo(1);
            assertThat(here.err().lines())
                    .as("%s", command)
                    .singleElement()
                    .asString()
                    .startsWith("temper: ")
                    .contains("http://127.0.0.1:1");
        }
    }

    private void showsWhatWasFound() {
        assertThat(temper("best", "--json")).isZero();
        assertThat(out).contains("\"trial\" : 1", "\"value\" : 0.125", "\"x\" : 0.25");
        assertThat(temper("explain", "1")).isZero();
        assertThat(out)
                .contains(
                        "Started on slot 0 of host", "A user asked for this configuration.", "It is trained in full.");
        assertThat(temper("explain", "line", "1")).isZero();
        assertThat(out).contains("trial 1 of line");
        assertThat(temper("explain", "77")).isEqualTo(1);
        assertThat(err).contains("no decision on trial 77");
        assertThat(temper("explain", "nope", "1")).isEqualTo(1);
        assertThat(err).contains("there is no experiment 'nope'");
        assertThat(temper("tasks")).isZero();
        assertThat(out).contains("correlation", "by quarter");
        assertThat(temper("importance")).isEqualTo(1);
        assertThat(err).contains("the model has learnt nothing");
        assertThat(temper("experiment", "show")).isZero();
        assertThat(out).contains("2 completed", "x=0.25");
        assertThat(temper("experiment", "list")).isZero();
        assertThat(out).contains("line", "complete");
        assertThat(temper("experiment", "suggest", "line", "x=0.5")).isEqualTo(1);
        assertThat(err).contains("takes no more configurations");
        assertThat(temper("dead-letters")).isZero();
        assertThat(out).contains("no dead letters");
    }

    private void replaysFromKafkaAndFromAFile() throws IOException {
        Path file = directory.resolve("line.journal");
        assertThat(temper("replay", "line", "--export", file.toString())).isZero();
        assertThat(out).contains("no differences", "digest");
        assertThat(temper("replay", "--from", file.toString())).isZero();
        assertThat(out).contains("no differences");
        assertThat(temper("replay", "other", "--from", file.toString())).isEqualTo(1);
        assertThat(err).contains("is of experiment 'line', not 'other'");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(temper("replay", "--from", file.toString())).isEqualTo(1);
        assertThat(err).contains("Line ");
    }

    private void theBeginningOfTheJournalIsDeletedAndThatIsNoWrongDecision() throws Exception {
        int own = ViewKey.partition("line", Topic.DEFAULT_PARTITIONS);
        TopicPartition journal = new TopicPartition(Topic.JOURNAL.topicName(), own);
        try (Admin admin = Admin.create(endpoints.kafka())) {
            admin.deleteRecords(Map.of(journal, RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }
        Path file = directory.resolve("late.journal");
        assertThat(temper("replay", "line", "--export", file.toString())).isEqualTo(3);
        assertThat(out)
                .contains("line: the beginning of its journal is missing", journal + " begins at offset 3;")
                .doesNotContain("difference");
        assertThat(temper("replay", "--from", file.toString(), "--json")).isEqualTo(3);
        assertThat(out).contains("\"lateStart\"", "\"begins\" : 3", "\"differences\" : 0");
        assertThat(temper("importance", "-e", "line")).isEqualTo(1);
        assertThat(err).contains("the beginning of the journal of 'line' is missing");

        String after = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "after-" + i)
                .filter(id -> ViewKey.partition(id, Topic.DEFAULT_PARTITIONS) == own)
                .findFirst()
                .orElseThrow();
        Path next = Files.writeString(
                directory.resolve("after.yaml"), Files.readString(definition()).replace("id: line", "id: " + after));
        assertThat(temper("experiment", "create", "-f", next.toString())).isZero();
        assertThat(temper("replay", after)).as(out).isZero();
    }

    @Test
    void anExperimentStartsWithValuesOfAFileAndAnotherWithItsTrials() throws IOException {
        Path file = Files.writeString(directory.resolve("line.csv"), """
                x,epoch,loss
                0.25,1,0.1
                0.5,1,0.2
                7,1,0.3
                """);
        assertThat(temper("experiment", "create", "-f", definition().toString(), "--warm-start", file.toString()))
                .isZero();
        assertThat(out).contains("starts with 2 of the 3 values", "x is 7: give a number from 0 to 1", "created line");
        Await.until(
                "advice on what to begin with",
                Duration.ofSeconds(30),
                () -> TopicReader.readAll(endpoints, Topic.JOURNAL, "line").stream()
                        .anyMatch(record -> record.value() instanceof ProposalMade));
        trainTwo();
        // The first is the rungs' own, the second the best of the file.
        assertThat(temper("experiment", "show", "line")).isZero();
        assertThat(out).contains("x=0.25");
        assertThat(temper("tasks", "line")).isZero();
        assertThat(out).contains("warm start");
        assertThat(temper("replay", "line")).isZero();
        assertThat(out).contains("no differences");

        Path next = Files.writeString(
                directory.resolve("next.yaml"),
                Files.readString(definition()).replace("id: line", "id: next").replace("minimize", "maximize"));
        assertThat(temper("experiment", "create", "-f", next.toString(), "--warm-start-experiment", "line"))
                .isZero();
        assertThat(out).contains("starts with 2 of the 2 values of experiment 'line'", "created next");
        assertThat(temper("experiment", "show", "next", "--json")).isZero();
        assertThat(out).contains("\\\"value\\\":-0.125", "\\\"value\\\":-0.5");

        assertThat(temper("experiment", "create", "-f", next.toString(), "--warm-start", directory + "/none.csv"))
                .isEqualTo(1);
        assertThat(err).contains("no such file: " + directory + "/none.csv");
    }
}
