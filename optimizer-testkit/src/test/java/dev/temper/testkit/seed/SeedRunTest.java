package dev.temper.testkit.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.testkit.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedRunTest {
    private static final Machine THROWING = (state, entry) -> {
        if (entry.event() instanceof Event.TrialLost) {
            throw new IllegalStateException("planted");
        }
        return ExperimentMachine.step(state, entry);
    };

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private List<Long> play(long from, long to, Machine machine) throws IOException, InterruptedException {
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return SeedRun.play(from, to, directory.resolve("sim/done"), machine, out);
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRangeThatWasPlayedIsNotPlayedAgain() throws Exception {
        assertThat(play(0, 6, ExperimentMachine::step)).isEmpty();
        assertThat(said()).contains("6 of 6 seeds").contains("laws broken by none");
        said.reset();
        assertThat(play(0, 6, THROWING)).isEmpty();
        assertThat(said()).contains("goes on at seed 6");
    }

    @Test
    void whatWasInterruptedGoesOnAndAnotherRangeBeginsAnew() throws Exception {
        Path file = Files.createDirectories(directory.resolve("sim")).resolve("done");
        Files.writeString(file, "seeds 0 to 6\n4 1000 7\n2\n");
        assertThat(play(0, 6, ExperimentMachine::step)).containsExactly(2L);
        assertThat(said())
                .contains("goes on at seed 4")
                .contains("6 of 6 seeds")
                .contains("laws broken by [2]");
        said.reset();
        assertThat(play(0, 1, ExperimentMachine::step)).isEmpty();
        assertThat(said()).doesNotContain("goes on").contains("1 of 1 seeds");
    }

    @Test
    void aSeedThatBreaksALawIsNamedWithTheCommandThatPlaysItAgainAndTheOthersGoOn() throws Exception {
        List<Long> broken = play(0, 6, THROWING);
        assertThat(broken).isNotEmpty();
        assertThat(said())
                .contains("Law \"total\" is broken")
                .contains("make sim FROM=" + broken.get(0) + " SEEDS=1")
                .contains("6 of 6 seeds");
    }
}
