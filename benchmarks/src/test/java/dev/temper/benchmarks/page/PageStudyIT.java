package dev.temper.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The experiments are made, the role answers on them, and every figure comes. How fast is not asked: the machine may be busy. */
class PageStudyIT {
    @TempDir
    Path data;

    @Test
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void everyRouteThatThePageCallsIsMeasured() throws Exception {
        Path temper = Path.of("..", "temper").toAbsolutePath();
        PagePlan plan = new PagePlan(temper, 120, 1, 30, 10, 500, 0, 1, 1);
        try (PageStudy study = new PageStudy(plan, data, line -> {})) {
            List<String> lines = study.run();
            assertThat(lines)
                    .anyMatch(line -> line.contains("API list"))
                    .anyMatch(line -> line.contains("resident memory"))
                    .anyMatch(line -> line.contains("ratio of the medians"));
            for (String path : PageRequests.of("large", 1)) {
                String name = path.replaceAll("/\\d+$|\\?at=.*|&at=.*", "");
                assertThat(lines).as(name).anyMatch(line -> line.startsWith("| `" + name));
            }
        }
    }
}
