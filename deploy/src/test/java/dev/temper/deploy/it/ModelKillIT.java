package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.ProposalMade;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits for the model: it advises when it can, and is missed by nobody when it cannot. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ModelKillIT {
    private static final int EPOCH_MILLIS = 150;
    /** Slow enough that the next model is there, and has something to propose, before all is over. */
    private static final int SLOW_EPOCH_MILLIS = 800;

    @TempDir
    Path directory;

    private Up up;

    @BeforeEach
    void start() {
        up = Up.start(directory.resolve("data"));
    }

    @AfterEach
    void stop() {
        up.close();
    }

    @Test
    void anExperimentWhoseModelIsKilledGoesOnWithItsRungsAndThenWithTheModel() {
        Curves curves = begin(SLOW_EPOCH_MILLIS);
        curves.awaitMiddle();

        up.killAndAwaitNext("model");

        curves.awaitComplete();
        curves.checkLaws();
        assertThat(curves.journal(ProposalMade.class)).isNotEmpty();
    }

    @Test
    void anExperimentWhoseModelNeverAnswersIsDecidedByItsRungs() {
        up.signal("model", "STOP");
        Curves curves = begin(EPOCH_MILLIS);

        curves.awaitComplete();
        curves.checkLaws();
        assertThat(curves.journal(ProposalMade.class)).isEmpty();
        up.signal("model", "CONT");
    }

    private Curves begin(int epochMillis) {
        Curves curves = new Curves(directory, up.endpoints(), "advised");
        curves.create(30, "temper");
        up.agent(curves.agentFile("agent", epochMillis));
        return curves;
    }
}
