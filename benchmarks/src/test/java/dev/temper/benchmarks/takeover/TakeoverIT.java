package dev.temper.benchmarks.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions come again in every experiment when an optimizer is lost. How soon is not asked. */
class TakeoverIT {
    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(value = 900, unit = TimeUnit.SECONDS)
    void decisionsComeAgainInEveryExperiment(boolean standby) throws Exception {
        TakeoverPlan plan = new TakeoverPlan(standby, 8_000, 1, 8, Map.of());
        try (Takeover takeover = new Takeover(plan, data, line -> {})) {
            List<Loss> losses = takeover.measure();

            assertThat(losses).hasSize(1);
            assertThat(losses.get(0).decisions()).hasSize(4).isSorted();
            assertThat(takeover.journal()).isGreaterThan(8_000);
            assertThat(TakeoverCommand.rows(plan, takeover.journal(), losses)).hasSize(3);
        }
    }
}
