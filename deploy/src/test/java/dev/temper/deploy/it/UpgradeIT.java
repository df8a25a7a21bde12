package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.embedded.EmbeddedStack;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.topic.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two optimizers and an agent of another version are replaced by these, one after the other, while an experiment runs:
 * {@code make upgrade PREVIOUS=REF}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class UpgradeIT {
    /** Directory with the jars of that version; as {@code build-config/previous} makes it. */
    private static final String PREVIOUS = System.getProperty("temper.previous", "");

    /** So slow that the experiment outlasts the replacements. */
    private static final int EPOCH_MILLIS = Integer.getInteger("temper.upgrade.epoch", 3_000);

    /** With a version of the rules that the other version of Temper knows too. */
    private static final String METHOD =
            "{suggester: random, schedule: async-hyperband}\nversion: " + Integer.getInteger("temper.upgrade.rules", 2);

    @TempDir
    private Path directory;

    private final Map<String, Command> running = new HashMap<>();
    private EmbeddedStack stack;

    @BeforeEach
    void start() {
        assumeTrue(!PREVIOUS.isEmpty(), "only with -Dtemper.previous: make upgrade PREVIOUS=REF");
        stack = EmbeddedStack.start(directory.resolve("data"), 0, 0, Topic.DEFAULT_PARTITIONS);
    }

    @AfterEach
    void stop() {
        running.values().forEach(Command::end);
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void aRollingUpgradeLosesAndChangesNothing() {
        optimizer("one", true);
        optimizer("two", true);
        Curves curves = new Curves(directory, stack.endpoints(), "upgraded");
        curves.create(60, METHOD);
        agent(curves, true);
        curves.awaitMiddle();

        for (String part : List.of("one", "two")) {
            running.get(part).end();
            optimizer(part, false);
            assertThat(curves.peek().getStatus())
                    .as("the experiment outlasts the replacement: -Dtemper.upgrade.epoch makes it slower")
                    .isEqualTo(ExperimentStatus.RUNNING);
        }
        running.get("agent").end();
        agent(curves, false);

        curves.awaitComplete();
        curves.checkLaws();
        curves.checkEachReportOnce();
        curves.checkNoEpochTwice();
        curves.checkEveryEpochIsThere();
        assertThat(curves.losses()).as("losses of trials").isZero();
    }

    private void optimizer(String name, boolean previous) {
        Endpoints here = stack.endpoints();
        start(
                        name,
                        previous,
                        List.of(
                                "optimizer",
                                "--bootstrap",
                                here.bootstrap(),
                                "--registry",
                                here.registry(),
                                "--state",
                                directory.resolve(name).toString(),
                                "--instance",
                                name,
                                "-D",
                                "http.port=-1"))
                .await("optimizer ready");
    }

    private void agent(Curves curves, boolean previous) {
        List<String> arguments = new ArrayList<>(
                List.of("agent", "-f", curves.agentFile("agent", EPOCH_MILLIS).toString()));
        start("agent", previous, arguments).await("agent ready");
    }

    private Command start(String name, boolean previous, List<String> arguments) {
        Command command =
                previous ? Command.of(Path.of(PREVIOUS).resolve("*").toString(), arguments) : new Command(arguments);
        running.put(name, command);
        return command;
    }
}
