package dev.temper.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The flood comes to its end, and the small experiment beside it gets its decisions. How soon is not asked. */
class FairnessIT {
    @TempDir
    Path data;

    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void theSmallExperimentIsDecidedOnAloneAndBesideTheFlood() throws Exception {
        FairnessPlan plan = new FairnessPlan(3_000, 20, 1, 2, 60);
        try (Fairness fairness = new Fairness(new OwnDeployment(data, Map.of()), plan, line -> {})) {
            Fairness.Result result = fairness.measure();

            assertThat(result.alone().size()).isEqualTo(40);
            assertThat(result.beside().size()).isPositive();
            assertThat(result.floods()).hasSize(2);
            assertThat(FairnessCommand.table(plan, result)).anyMatch(line -> line.startsWith("| beside the flood | "));
        }
    }
}
