package dev.temper.agent.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcePathTest {
    private static final RunPlace PLACE = new RunPlace(
            Map.of("trial", "7", "checkpoint_dir", "/c/$7"),
            Path.of("/work"),
            Path.of("/runs/1"),
            7,
            List.of(),
            new Target(0, "9", 0, 9));

    @Test
    void fillsInWhatDiffersFromRunToRun() {
        assertThat(new SourcePath("logs/{trial}.csv").in(PLACE)).isEqualTo(Path.of("/work/logs/7.csv"));
        assertThat(new SourcePath("{checkpoint_dir}/tb").in(PLACE)).isEqualTo(Path.of("/c/$7/tb"));
    }

    @Test
    void aParameterIsNoPartOfAPath() {
        assertThat(SourcePath.problems("logs/{optimizer}/{trial}.csv", 1))
                .singleElement()
                .asString()
                .contains("{optimizer}", "{trial}".substring(1, 6), "parameters");
    }

    @Test
    void oneFileForSeveralSlotsWouldMixUpTrials() {
        assertThat(SourcePath.problems("log.csv", 2))
                .singleElement()
                .asString()
                .contains("2 slots", "{checkpoint_dir}");
        assertThat(SourcePath.problems("log.csv", 1)).isEmpty();
        assertThat(SourcePath.problems("log-{slot}.csv", 2)).isEmpty();
    }
}
