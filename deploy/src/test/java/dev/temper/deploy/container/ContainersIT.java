package dev.temper.deploy.container;

import dev.temper.deploy.it.Await;
import dev.temper.deploy.it.Command;
import dev.temper.deploy.it.Curves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Temper beside a broker and a registry as others ship them, in containers that are killed and paused. */
@EnabledIf(value = "dev.temper.deploy.container.Engine#answers", disabledReason = "no container engine answers")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ContainersIT {
    private static final String RUNGS = "{suggester: random, schedule: async-hyperband}";
    private static final int EPOCH_MILLIS = 150;
    /** The experiment must not be over before the other optimizer has taken over, which takes ten seconds. */
    private static final int SLOW_EPOCH_MILLIS = 400;

    private static final int LEASE_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path shared;

    private static ContainerStack stack;

    @TempDir
    private Path directory;

    private Command agent;

    @BeforeAll
    static void start() throws Exception {
        stack = ContainerStack.start(shared);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void endAgent() {
        agent.end();
    }

    @Test
    void anAgentTrainsAnExperimentWhoseEveryDecisionIsReplayed() {
        Curves curves = begin("trained", "temper", EPOCH_MILLIS);

        checkEnd(curves);
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
