package dev.temper.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.agent.machine.Ending;
import dev.temper.agent.testing.Await;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Reason;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent with real processes and a broker in memory. */
class AgentAppTest {
    private static final List<ParameterValue> PARAMETERS = List.of(new ParameterValue("rate", 0.5));

    @TempDir
    private Path directory;

    private final FakeClients kafka = new FakeClients("digits");
    private String experiments = "experiment: digits";
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Decide decide = new Decide("digits");

    @Test
    void trainsHoldsGoesOnAndEndsWithTheExperiment() throws Exception {
        AgentApp app =
                start(1, "for e in 1 2 3 4 5 6 7 8 9; do echo \"{\\\"epoch\\\": $e, \\\"accuracy\\\": 0.$e}\"; done");
        kafka.decide(decide.suggest(1, 1, offer(1), PARAMETERS, 3));
        awaitEpochs(1, 2, 3);
        kafka.decide(decide.goOn(1, 1, 9));
        awaitEpochs(1, 2, 3, 4, 5, 6, 7, 8, 9);
        kafka.decide(decide.stop(1, 1, Reason.FULLY_TRAINED));
        TrialEnded ended = awaitEnded(1);
        assertThat(ended.getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(ended.getExitCode()).isZero();
        assertThat(offer(2).getSlot()).isZero();
        Await.until(() -> !kafka.published(AgentHeartbeat.class).isEmpty());
        kafka.decide(decide.complete());
        assertThat(app.await()).isEqualTo(Ending.COMPLETE);
        assertThat(lines)
                .as("what the operator reads")
                .containsExactly(
                        "trial 1 starts on slot 0, epochs 1 to 3: rate 0.5",
                        "trial 1, epoch 3, accuracy 0.3: goes on to epoch 9 (in top)",
                        "trial 1, epoch 9, accuracy 0.9: done (fully trained)",
                        "trial 1 ended at epoch 9: completed",
                        "the experiment is complete: no more slots are offered");
    }

    @Test
    void pausesAtTheTargetWithoutTrainingFurther() throws Exception {
        AgentApp app = start(
                1,
                "trap 'echo saved > \"$TEMPER_CHECKPOINT_DIR/checkpoint\"; exit 0' TERM\n"
                        + "e=0; while true; do e=$((e+1)); echo \"{\\\"epoch\\\": $e, \\\"accuracy\\\": 0.5}\"; sleep 0.2; done");
        kafka.decide(decide.suggest(7, 1, offer(1), PARAMETERS, 1));
        awaitEpochs(1);
        kafka.decide(decide.pause(7, 1));
        assertThat(awaitEnded(1).getOutcome()).isEqualTo(Outcome.PAUSED);
        awaitEpochs(1);
        assertThat(directory.resolve("work/checkpoints/digits/7/lease-1/checkpoint"))
                .hasContent("saved");
        app.close();
    }

    @Test
    void theOperatorHearsThatTheBrokerIsAwayAndBack() throws Exception {
        AgentApp app = start(1, "sleep 1000");
        offer(1);
        kafka.refuse(true);
        Await.until(() -> lines.stream().anyMatch(line -> line.startsWith("the broker takes no events")));
        kafka.refuse(false);
        Await.until(() -> lines.contains("the broker takes events again"));
        app.close();
    }

    @Test
    void preemptsItsTrialsWhenItIsClosed() throws Exception {
        AgentApp app = start(2, "touch '" + directory.resolve("trains") + "'; sleep 1000");
        kafka.decide(decide.suggest(1, 1, offer(1), PARAMETERS, 3));
        Await.until(() -> Files.exists(directory.resolve("trains")));
        app.close();
        assertThat(awaitEnded(1).getOutcome()).isEqualTo(Outcome.PREEMPTED);
        assertThat(app.await()).isEqualTo(Ending.SHUTDOWN);
    }

    @Test
    void aRecordThatIsNoDecisionIsPassedOver() throws Exception {
        AgentApp app = start(1, "echo '{\"epoch\": 1, \"accuracy\": 0.5}'; sleep 1000");
        Assignee free = offer(1);
        kafka.append("digits", new byte[] {1, 2, 3});
        kafka.append("digits", new byte[0]);
        kafka.append("other", new byte[] {0, 0, 0, 0, 9, 9});
        kafka.decide(decide.suggest(1, 1, free, PARAMETERS, 3));
        awaitEpochs(1);
        app.close();
        assertThat(awaitEnded(1).getOutcome()).isEqualTo(Outcome.PREEMPTED);
    }

    @Test
    void killsAProcessWhoseLeaseItLost() throws Exception {
        AgentApp app =
                start(1, "trap '' TERM; echo '{\"epoch\": 1, \"accuracy\": 0.5}'; while true; do sleep 0.1; done");
        kafka.decide(decide.suggest(1, 1, offer(1), PARAMETERS, 3));
        awaitEpochs(1);
        MetricReported report = kafka.published(MetricReported.class).get(0);
        kafka.decide(decide.reject(
                report.getHeader().getProducer(), report.getHeader().getNumber(), 1, 1L, RejectReason.STALE_LEASE));
        TrialEnded ended = awaitEnded(1);
        assertThat(ended.getOutcome()).isEqualTo(Outcome.PREEMPTED);
        assertThat(ended.getExitCode()).isEqualTo(137);
        app.close();
    }

    @Test
    void twoAgentsDoNotShareADirectory() throws Exception {
        AgentApp app = start(1, "true");
        assertThatThrownBy(() -> start(1, "true"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("directory of its own");
        app.close();
        start(1, "true").close();
    }

    @Test
    void saysWhyAProcessCouldNotBeStarted() throws Exception {
        AgentApp app = start(1, "true", "[sh, train.sh, '{lr}']");
        kafka.decide(decide.suggest(1, 1, offer(1), PARAMETERS, 3));
        assertThat(awaitEnded(1).getOutcome()).isEqualTo(Outcome.FAILED);
        assertThat(awaitEnded(1).getDetail()).contains("{lr}").contains("rate");
        app.close();
    }

    @Test
    void offersNothingWhileADiskHasTooLittleRoom() throws Exception {
        AgentApp app = start(1, "true", "[sh, train.sh]\ncheckpoints: {minFreeMegabytes: 100000000}");
        Await.until(() -> kafka.published(AgentHeartbeat.class).size() > 1);
        assertThat(kafka.published(SlotOffered.class)).isEmpty();
        app.close();
    }

    @Test
    void theOperatorHearsOfAShortDiskOnceForAllExperiments() throws Exception {
        experiments = "experiments: [{id: digits}, {id: cars}]";
        AgentApp app = start(1, "true", "[sh, train.sh]\ncheckpoints: {minFreeMegabytes: 100000000}");
        Await.until(() -> kafka.published(AgentHeartbeat.class).size() > 1);
        assertThat(lines).singleElement().asString().contains("no slots are offered until there is room");
        app.close();
    }

    @Test
    void endsAProcessThatHangs() throws Exception {
        AgentApp app = start(1, "echo begun; sleep 1000", "[sh, train.sh]\ntimeouts: {start: 1s}");
        kafka.decide(decide.suggest(1, 1, offer(1), PARAMETERS, 3));
        assertThat(awaitEnded(1).getOutcome()).isEqualTo(Outcome.FAILED);
        assertThat(awaitEnded(1).getDetail()).contains("(timeouts.start)").contains("begun");
        app.close();
    }

    @Test
    void reportsHaveWhatTrainingMadeOfItsGpus() throws Exception {
        Path smi = directory.resolve("smi");
        Files.writeString(smi, "#!/bin/sh\necho '3, GPU-a, 50, 700'\n");
        assertThat(smi.toFile().setExecutable(true)).isTrue();
        AgentApp app = start(
                1,
                "echo '{\"epoch\": 1, \"accuracy\": '$CUDA_VISIBLE_DEVICES'}'; sleep 1000",
                "[sh, train.sh]\ngpus: {devices: [3], program: " + smi + "}");
        kafka.decide(decide.suggest(1, 1, offer(1), PARAMETERS, 3));
        awaitEpochs(1);
        assertThat(kafka.published(MetricReported.class).get(0).getValues())
                .anySatisfy(value -> assertThat(value.getName()).isEqualTo("gpu_seconds"))
                .anySatisfy(value -> assertThat(value.getValue()).isEqualTo(3.0));
        app.close();
    }

    private AgentApp start(int slots, String script) throws IOException {
        return start(slots, script, "[sh, train.sh]");
    }

    private AgentApp start(int slots, String script, String command) throws IOException {
        Path file = directory.resolve("agent.yaml");
        Path program = directory.resolve("train.sh");
        Files.writeString(program, script);
        Files.writeString(file, """
                agent: host-1
                %s
                slots: %d
                command: %s
                directory: work
                graceSeconds: 5
                heartbeatSeconds: 0.2
                kafka: {bootstrapServers: "none:1"}
                registry: {url: "mock://agent"}
                """.formatted(experiments, slots, command));
        return AgentApp.start(AgentConfig.read(file), kafka, (warning, text) -> lines.add(text));
    }

    private Assignee offer(int number) {
        return Await.value(() -> kafka.published(SlotOffered.class).stream()
                .map(SlotOffered::getAssignee)
                .filter(assignee -> assignee.getOffer() == number)
                .findFirst());
    }

    private TrialEnded awaitEnded(int count) {
        Await.until(() -> kafka.published(TrialEnded.class).size() == count);
        return kafka.published(TrialEnded.class).get(count - 1);
    }

    private void awaitEpochs(Integer... epochs) {
        Await.until(() -> kafka.published(MetricReported.class).size() >= epochs.length);
        assertThat(kafka.published(MetricReported.class))
                .extracting(MetricReported::getEpoch)
                .containsExactly(epochs);
    }
}
