package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

class ReachTest {
    @TempDir
    private Path folder;

    @Test
    void theCostOfTheMedianSeedCountsAndARunThatNeverArrivesCountsAtItsEnd() {
        TableFiles.synthetic(folder, "t", 40);
        BenchTable table =
                BenchTable.read("t", CurveFiles.at(folder.resolve("t").toString()), TableReading.PLAIN);
        double goal = Yardstick.of(table).goal(400).value();
        List<RunRow> rows = new ArrayList<>();
        rows.add(row("m", 0, goal, 4));
        rows.add(row("m", 1, goal, 9));
        rows.add(row("m", 2, goal + 1, 5));
        rows.add(row("gp-ei", 0, goal, 10));
        rows.add(row("gp-ei", 1, goal + 1, 10));
        rows.add(row("gp-ei", 2, goal + 1, 10));
        BenchResults results = new BenchResults(Map.of("t", table), rows);
        ReportSettings settings = new ReportSettings(results, results, 40, "m");
        Reach reach = Reach.of(settings, 4, "m", List.of("t"), Figure.costToReach(400), Figure.cost());
        Reach model = Reach.of(settings, 4, "gp-ei", List.of("t"), Figure.costToReach(400), Figure.cost());
        assertThat(reach).isNotNull();
        assertThat(model).isNotNull();
        if (reach == null || model == null) {
            return;
        }
        assertThat(reach.estimate().value()).isCloseTo(9, within(1e-9));
        assertThat(reach.reached()).isEqualTo(1);
        assertThat(reach.mark()).isEmpty();
        assertThat(model.estimate().value()).isCloseTo(40, within(1e-9));
        assertThat(model.reached()).isZero();
        assertThat(model.mark()).isEqualTo("> ");
        assertThat(reach.ratioTo(model).value()).isCloseTo(9.0 / 40, within(1e-9));
        assertThat(reach.mark(model)).isEqualTo("< ");
        Reach random = Reach.of(settings, 4, "m", List.of("t"), Figure.randomCost(400), Figure.randomCost(400));
        assertThat(random).isNotNull();
        assertThat(random == null ? 0 : reach.ratioTo(random).value())
                .as(
                        "two of 40 rows are the best: 12 drawn ones miss them with probability 28/40 x 27/39, 11 with 29/40 x 28/39")
                .isCloseTo(9.0 / 12, within(1e-9));
        assertThat(Reach.of(settings, 4, "none", List.of("t"), Figure.costToReach(400), Figure.cost()))
                .isNull();
    }

    private static RunRow row(String method, long seed, double value, double cost) {
        Job job = new Job("t", method, 4, seed, 40, "plain");
        return new RunRow(job, 40, 100, 10, 5, 1, List.of(new ValueStep(cost, 10 * cost, value)));
    }
}
