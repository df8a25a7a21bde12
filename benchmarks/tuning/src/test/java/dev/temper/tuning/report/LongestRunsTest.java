package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.tuning.play.BenchOptions;
import dev.temper.tuning.play.Job;
import dev.temper.tuning.play.RunRow;
import dev.temper.tuning.play.Seeds;
import dev.temper.tuning.table.TableReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongestRunsTest {
    private final List<RunRow> rows = new ArrayList<>();

    /** A table's runs are never longer for some seeds than for others: those would be the unlucky ones. */
    @Test
    void runsThatAreLongerCountWhereAllSeedsHaveThem() {
        for (int seed = 3; seed < 6; seed++) {
            add("whole", "asha", seed, 40);
            add("whole", "asha", seed, 120);
            add("part", "asha", seed, 40);
        }
        add("part", "asha", 3, 120);
        assertThat(jobs())
                .containsExactlyInAnyOrder(
                        job("whole", "asha", 3, 120),
                        job("whole", "asha", 4, 120),
                        job("whole", "asha", 5, 120),
                        job("part", "asha", 3, 40),
                        job("part", "asha", 4, 40),
                        job("part", "asha", 5, 40));
    }

    @Test
    void whatWasNotAskedForDoesNotCount() {
        add("t", "asha", 3, 40);
        add("t", "asha", 2, 120);
        add("t", "asha", 4, 10);
        add("t", "gp-ei", 3, 120);
        add("other", "asha", 3, 120);
        assertThat(jobs()).containsExactly(job("t", "asha", 3, 40));
    }

    private List<Job> jobs() {
        BenchOptions options = new BenchOptions(
                Path.of("tables"),
                List.of(),
                List.of("asha"),
                List.of(4),
                40,
                Seeds.parse("3-5"),
                Path.of("out"),
                1,
                Resume.CHECKPOINT,
                TableReading.PLAIN,
                Path.of("none"));
        return LongestRuns.of(rows, options).stream().map(RunRow::job).toList();
    }

    private void add(String table, String method, long seed, double budget) {
        rows.add(new RunRow(job(table, method, seed, budget), budget, 100, 10, 5, 1, List.of()));
    }

    private static Job job(String table, String method, long seed, double budget) {
        return new Job(table, method, 4, seed, budget, "plain");
    }
}
