package dev.temper.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A load runs for seconds, and everything is looked at. Nothing is asked of what is seen: seconds say nothing. */
class SoakIT {
    @TempDir
    Path data;

    @Test
    @Timeout(value = 900, unit = TimeUnit.SECONDS)
    void everyPartIsLookedAt() throws Exception {
        SoakPlan plan = new SoakPlan(0.2, 0.5, 100, 2, 20, Map.of());
        try (Soak soak = new Soak(plan, data, line -> {})) {
            SoakLog log = soak.run();

            assertThat(soak.rate()).isEqualTo(100);
            assertThat(log.csv()).hasSize(22);
            for (String part : new String[] {"broker", "registry", "optimizer", "api"}) {
                assertThat(log.table(0.1))
                        .anyMatch(line -> line.startsWith("| " + part + ": resident, MB | "))
                        .anyMatch(line -> line.startsWith("| " + part + ": heap in use, MB | "));
            }
        }
    }
}
