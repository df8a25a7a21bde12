package dev.temper.deploy.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.it.Await;
import dev.temper.deploy.it.Command;
import dev.temper.deploy.it.Curves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;

/** Temper beside a broker and a registry as others ship them, in containers that are killed and paused. */
@EnabledIf(value = "dev.temper.deploy.container.Engine#answers", disabledReason = "no container engine answers")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ContainersIT {
    private static final String RUNGS = "{suggester: random, schedule: async-hyperband}";
    private static final int EPOCH_MILLIS = 150;
    /** The experiment must not be over before the other optimizer has taken over, which takes ten seconds. */
    private static final int SLOW_EPOCH_MILLIS = 400;

    /** A shell trains: the image has all that it needs. */
    private static final String AGENT = """
            agent: contained
            experiment: imaged
            slots: 2
            command:
              - sh
              - -c
              - |
                e=$TEMPER_FROM_EPOCH
                while [ $e -lt $TEMPER_TO_EPOCH ]; do
                  e=$((e + 1)); sleep 0.1; echo "{\\"epoch\\": $e, \\"accuracy\\": 0.$e$TEMPER_TRIAL}"
                done
            directory: /var/lib/temper/agent
            exitWhenComplete: false
            graceSeconds: 2
            heartbeatSeconds: 0.5
            offerSeconds: 0.5
            """;

    private static final int LEASE_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static ContainerStack stack;

    @TempDir
    private Path directory;

    private @Nullable Command agent;

    @BeforeAll
    static void start() throws Exception {
        stack = ContainerStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void endAgent() {
        if (agent != null) {
            agent.end();
        }
    }

    @Test
    void anAgentTrainsAnExperimentWhoseEveryDecisionIsReplayed() {
        Curves curves = begin("trained", "temper", EPOCH_MILLIS);

        checkEnd(curves);
    }

    /** The three images do the main job without any right of root's, and end with 0 when they are told to. */
    @Test
    void theImagesTrainAnExperimentWithoutRightsAndEndCleanly() throws Exception {
        Curves curves = new Curves(directory, stack.endpoints(), "imaged");
        curves.create(LEASE_SECONDS);
        try (GenericContainer<?> api = stack.api();
                GenericContainer<?> trainer = stack.agent(AGENT)) {
            Startables.deepStart(api, trainer).join();
            curves.awaitComplete();
            curves.checkLaws();

            String address = "http://%s:%d/api/v1/experiments/imaged"
                    .formatted(api.getHost(), api.getMappedPort(ContainerStack.HTTP_PORT));
            Await.until("the api tells of the end", PATIENCE, () -> get(address).contains("COMPLETE"));
            assertThat(trainer.execInContainer("id", "-u").getStdout().strip()).isEqualTo("10001");
            assertThat(trainer.execInContainer("touch", "/opt/temper/written").getExitCode())
                    .as("the root file system can be written")
                    .isNotZero();
            assertThat(List.of(stack.end(trainer), stack.end(api), stack.endAndStartAgain("one")))
                    .as("exit codes of agent, api and optimizer after SIGTERM")
                    .containsOnly(0L);
        }
    }

    private static String get(String address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aKilledBrokerComesBackWithAllThatItTook() {
        Curves curves = begin("broker-killed", RUNGS, EPOCH_MILLIS);
        curves.awaitMiddle();

        stack.killBrokerAndStartItAgain();

        checkEnd(curves);
    }

    @Test
    void aPausedOptimizerIsReplacedAndDoublesNothingWhenItWakes() {
        Curves curves = begin("optimizer-paused", RUNGS, SLOW_EPOCH_MILLIS);
        curves.awaitMiddle();
        TopicPartition partition = curves.journalPartition();
        String asleep = stack.engines().get(partition);

        stack.pause(asleep);
        Await.until("the other takes over", PATIENCE, () -> {
            String now = stack.engines().get(partition);
            return now != null && !now.equals(asleep);
        });
        int trials = curves.await("told by the other", view -> true).getTrials();
        curves.await("further without the paused one", view -> view.getTrials() > trials);
        stack.unpause(asleep);

        checkEnd(curves);
        Await.until(
                "the woken one has work again", PATIENCE, () -> stack.engines().containsValue(asleep));
    }

    private Curves begin(String id, String method, int epochMillis) {
        Curves curves = new Curves(directory, stack.endpoints(), id);
        curves.create(LEASE_SECONDS, method);
        agent = new Command(
                List.of("agent", "-f", curves.agentFile("agent", epochMillis).toString()));
        agent.await("agent ready");
        return curves;
    }

    private static void checkEnd(Curves curves) {
        curves.awaitComplete();
        curves.checkLaws();
        curves.checkNoEpochTwice();
    }
}
