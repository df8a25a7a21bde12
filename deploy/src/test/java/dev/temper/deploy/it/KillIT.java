package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle of an experiment: whatever dies, the finished experiment is as if nothing had. All experiments are
 * on one stack, which is to bear one death after the other.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillIT {
    private static final int EPOCH_MILLIS = 150;
    private static final int SHORT_LEASE_SECONDS = 3;
    /** How long the broker is away: three lease times, or longer when {@code temper.outage.seconds} says so. */
    private static final int OUTAGE_SECONDS = Integer.getInteger("temper.outage.seconds", 3 * SHORT_LEASE_SECONDS);
    /** Processes of a killed agent would outlive the start of the next one, were they not ended. */
    private static final int SLOW_EPOCH_MILLIS = 800;
    /** A process that has just begun is still at its first epoch when whoever saw it acts, on a busy machine too. */
    private static final int LONG_EPOCH_MILLIS = 3_000;

    @TempDir
    private static Path data;

    private static Up up;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        up = Up.start(data);
    }

    @AfterAll
    static void stop() {
        up.close();
    }

    @AfterEach
    void endAgents() {
        up.endAgents();
    }

    @Test
    void aKilledOptimizerGoesOnWhereItWas() {
        Curves curves = begin("optimizer-killed", 30);
        curves.awaitMiddle();

        up.killAndAwaitNext("optimizer");

        curves.awaitComplete();
        curves.checkLaws();
        curves.checkNoEpochTwice();
    }

    @Test
    void aKilledBrokerGoesOnWhereItWas() {
        Curves curves = begin("broker-killed", 30);
        curves.awaitMiddle();

        up.killAndAwaitNext("broker");

        curves.awaitComplete();
        curves.checkLaws();
        curves.checkNoEpochTwice();
    }

    @Test
    void aBrokerThatIsAwayForManyLeaseTimesCostsNoLease() {
        Curves curves = begin("broker-away", SHORT_LEASE_SECONDS);
        curves.awaitMiddle();

        up.signal("broker", "STOP");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(OUTAGE_SECONDS));
        up.signal("broker", "CONT");

        curves.awaitComplete();
        curves.checkLaws();
        curves.checkNoEpochTwice();
        curves.checkEveryEpochIsThere();
        assertThat(curves.losses()).as("losses of trials").isZero();
    }

    @Test
    void theTrialsOfAKilledAgentAreLostAndGoOnAtAnother() {
        Curves curves = new Curves(directory, up.endpoints(), "agent-killed");
        curves.create(3);
        Command first = up.agent(curves.agentFile("first", SLOW_EPOCH_MILLIS));
        curves.awaitMiddle();

        first.kill();
        up.agent(curves.agentFile("second", EPOCH_MILLIS));

        curves.awaitComplete();
        curves.checkLaws();
        assertThat(curves.losses()).as("losses of trials").isPositive();
    }

    @Test
    void theTrialsOfAKilledAgentGoOnWhenItStartsAgain() {
        Curves curves = new Curves(directory, up.endpoints(), "agent-restarted");
        curves.create(30);
        Path file = curves.agentFile("first", SLOW_EPOCH_MILLIS);
        Command first = up.agent(file);
        curves.awaitMiddle();

        first.kill();
        up.agent(file);

        curves.awaitComplete();
        curves.checkLaws();
    }

    @Test
    void anAgentThatWasStoppedForTwoLeasesHarmsNobodyWhenItGoesOn() throws Exception {
        Curves curves = new Curves(directory, up.endpoints(), "agent-stopped");
        curves.create(SHORT_LEASE_SECONDS);
        Command first = up.agent(curves.agentFile("first", SLOW_EPOCH_MILLIS));
        curves.awaitMiddle();

        first.signal("STOP");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2 * SHORT_LEASE_SECONDS));
        up.agent(curves.agentFile("second", EPOCH_MILLIS));
        curves.await("going on elsewhere", view -> curves.losses() > 0 && view.getRunning() > 0);
        first.signal("CONT");

        curves.awaitComplete();
        curves.checkLaws();
        up.endAgents();
        assertThat(curves.trainers()).as("training processes that nobody owns").isEmpty();
    }

    @Test
    void anAgentThatIsAskedToEndLosesNothing() {
        Curves curves = new Curves(directory, up.endpoints(), "agent-asked");
        curves.create(30);
        Command first = up.agent(curves.agentFile("first", LONG_EPOCH_MILLIS));
        curves.awaitMiddle();
        Trainers.awaitNew(directory.resolve("records"));

        first.end();
        assertThat(first.status()).as("exit code").isZero();
        assertThat(curves.trainers()).as("training processes that nobody owns").isEmpty();
        up.agent(curves.agentFile("second", EPOCH_MILLIS));

        curves.awaitComplete();
        curves.checkLaws();
        curves.checkNoEpochTwice();
        curves.checkEveryEpochIsThere();
        assertThat(curves.losses()).as("losses of trials").isZero();
        assertThat(curves.journal(TrialEnded.class))
                .extracting(TrialEnded::getOutcome)
                .contains(Outcome.PREEMPTED);
    }

    @Test
    void aKilledTrainingProcessIsTriedAgainFromItsCheckpoint() {
        Curves curves = new Curves(directory, up.endpoints(), "training-killed");
        curves.create(30, "{suggester: random, schedule: async-hyperband}", 3);
        up.agent(curves.agentFile("agent", SLOW_EPOCH_MILLIS));
        curves.awaitMiddle();

        // One that is killed after its last report has nothing left to try again: then it is another one's turn.
        Outcome ended;
        do {
            ended = killOneThatTrains(curves);
        } while (ended != Outcome.FAILED);

        curves.awaitComplete();
        curves.checkLaws();
        curves.checkEveryEpochIsThere();
        assertThat(curves.journal(TrialEnded.class))
                .filteredOn(end -> end.getOutcome() == Outcome.FAILED)
                .extracting(TrialEnded::getExitCode)
                .containsOnly(137);
    }

    /** Kills a training process; how its lease ended. */
    private static Outcome killOneThatTrains(Curves curves) {
        long lease = Await.until(
                "a training process is killed",
                Duration.ofSeconds(60),
                () -> curves.trainers().stream()
                        .map(KillIT::kill)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        return Await.until(
                "the end of lease " + lease,
                Duration.ofSeconds(60),
                () -> curves.journal(TrialEnded.class).stream()
                        .filter(end -> end.getLease() == lease)
                        .map(TrialEnded::getOutcome)
                        .findFirst()
                        .orElse(null));
    }

    /** Kills it; its lease, or null when it has ended already. */
    private static @Nullable Long kill(ProcessHandle training) {
        try {
            String environment = Files.readString(Path.of("/proc", String.valueOf(training.pid()), "environ"));
            Long lease = Arrays.stream(environment.split("\0"))
                    .filter(variable -> variable.startsWith("TEMPER_LEASE="))
                    .map(variable -> Long.valueOf(variable.substring(variable.indexOf('=') + 1)))
                    .findFirst()
                    .orElse(null);
            return lease != null && training.destroyForcibly() ? lease : null;
        } catch (IOException e) {
            return null;
        }
    }

    private Curves begin(String id, int leaseSeconds) {
        Curves curves = new Curves(directory, up.endpoints(), id);
        curves.create(leaseSeconds);
        up.agent(curves.agentFile("agent", EPOCH_MILLIS));
        return curves;
    }
}
