package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.TopicReader;
import dev.temper.schemas.ProposalMade;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.replay.ExportWriter;
import dev.temper.stream.replay.JournalReader;
import dev.temper.stream.replay.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning from earlier experiments by the command line, on the embedded stack. */
class LearnFromIT {
    private static final String DEFINITION = """
            id: line
            metric: {name: loss, goal: minimize}
            parameters: [{name: x, type: double, min: 0, max: 1}]
            tasks: {epochs: {min: 1, max: 1}}
            budget: {trials: 8}
            lease: {seconds: 600}
            """;

    @TempDir
    private Path directory;

    private Here here;
    private String out = "";
    private String err = "";

    @BeforeEach
    void start() throws InterruptedException {
        here = Here.start(directory);
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

    @Test
    void anExperimentLearnsFromEarlierOnesAndReplaysWithoutThem() throws Exception {
        Path five = Files.writeString(directory.resolve("line.yaml"), DEFINITION);
        assertThat(temper("experiment", "create", "-f", five.toString(), "--tag", "ramp"))
                .isZero();
        HandTraining.train(here.endpoints(), "line", 8);
        assertThat(temper("watch", "line")).isZero();

        String next = DEFINITION.replace("id: line", "id: next");
        Path file = Files.writeString(directory.resolve("next.yaml"), next + "learn_from: [absent]\n");
        assertThat(temper("experiment", "create", "-f", file.toString())).isEqualTo(1);
        assertThat(err).contains("learn_from[0] is experiment \"absent\", and there is no such experiment");
        Files.writeString(file, next + "learn_from: auto\n");
        assertThat(temper("experiment", "create", "-f", file.toString())).isEqualTo(1);
        assertThat(err).contains("give tags, or name the experiments");
        assertThat(temper("experiment", "create", "-f", file.toString(), "--tag", "ramp"))
                .isZero();
        assertThat(out).contains("learns from line: 8 trials, parameters x", "created next");
        assertThat(temper("experiment", "show", "next", "--json")).isZero();
        assertThat(out).contains("learn_from\\\":[{\\\"experiment\\\":\\\"line\\\"}]");

        assertThat(temper("experiment", "archive", "line")).isZero();
        assertThat(temper("experiment", "delete", "line", "--yes")).isZero();
        awaitProposal("what to begin with", made -> true);
        HandTraining.train(here.endpoints(), "next", 5);
        awaitProposal(
                "how far line is believed",
                made -> !made.getModel().getWeights().isEmpty());
        assertThat(temper("explain", "1", "-e", "next")).isZero();
        assertThat(out).contains("among what earlier experiments rank best, and line speaks most for it");
        assertThat(temper("tasks", "next")).isZero();
        assertThat(out).contains("learns from");
        assertThat(temper("replay", "next")).isZero();
        assertThat(out).contains("no differences", "digest of the journal: ");
        OtherJava.checkReplay(export());
        assertThat(temper("experiment", "clone", "next", "again")).as(err).isZero();
    }

    private Path export() {
        Recording recording = JournalReader.read(
                "next",
                Map.of("bootstrap.servers", here.endpoints().bootstrap()),
                RegistryClient.open(here.endpoints().registry()));
        Path file = directory.resolve("next.journal");
        ExportWriter.write(recording, file);
        return file;
    }

    private void awaitProposal(String what, Predicate<ProposalMade> wanted) {
        Await.until(
                what,
                Duration.ofSeconds(30),
                () -> TopicReader.readAll(here.endpoints(), Topic.JOURNAL, "next").stream()
                        .anyMatch(record -> record.value() instanceof ProposalMade made && wanted.test(made)));
    }
}
