package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.tuning.TableFiles;
import dev.temper.tuning.play.Job;
import dev.temper.tuning.play.RunRow;
import dev.temper.tuning.play.RunRow.ValueStep;
import dev.temper.tuning.table.BenchTable;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.TableReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossSectionTest {
    @TempDir
    private Path folder;

    /** Of the others one is better with every seed, one with every other seed only, and one by next to nothing. */
    @Test
    void aTableThatIsLostByMoreThanChanceIsNamedAndNoOther() {
        TableFiles.synthetic(folder, "t", 40);
        BenchTable table =
                BenchTable.read("t", CurveFiles.at(folder.resolve("t").toString()), TableReading.PLAIN);
        Yardstick yardstick = Yardstick.of(table);
        double range = yardstick.median() - yardstick.best();
        List<RunRow> rows = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            rows.add(row("temper", seed, yardstick.best() + 0.4 * range));
            rows.add(row("better", seed, yardstick.best() + 0.2 * range));
            rows.add(row("luckier", seed, yardstick.best() + (seed % 2 == 0 ? 0 : 0.7) * range));
            rows.add(row("alike", seed, yardstick.best() + 0.396 * range));
        }
        BenchResults results = new BenchResults(Map.of("t", table), rows);
        List<ReportBlock> blocks = new LossSection(new ReportSettings(results, results, 10, "temper"), 4).blocks();
        assertThat(blocks.get(2))
                .isInstanceOfSatisfying(
                        ReportBlock.Grid.class,
                        grid -> assertThat(grid.rows())
                                .containsExactly(
                                        List.of("t", "better", "10", "0.400", "0.200", "0.200 [0.200, 0.200]")));
    }

    private static RunRow row(String method, long seed, double value) {
        Job job = new Job("t", method, 4, seed, 10, "plain");
        return new RunRow(job, 10, 100, 10, 5, 1, List.of(new ValueStep(6, 60, value)));
    }
}
