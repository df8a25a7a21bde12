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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalkSectionTest {
    @TempDir
    private Path folder;

    private final List<RunRow> rows = new ArrayList<>();

    @BeforeEach
    void play() {
        rows.add(row("temper", 0, 15, 40));
        rows.add(row("gp-ei", 0, 30, 40));
    }

    @Test
    void aRandomSearchThatWasPlayedToItsEndStandsBesideTheArithmetic() {
        rows.add(row("random", 0, 150, 1000));
        assertThat(text()).contains("random search, which was run to its end");
        assertThat(costs().header()).contains("random, measured here", "random, arithmetic");
        assertThat(costs().rows().get(0).subList(0, 4)).containsExactly("full trainings", "15.0", "30.0", "150");
        assertThat(costs().rows())
                .allSatisfy(row -> assertThat(row).hasSize(5))
                .anySatisfy(row -> assertThat(row).startsWith("full trainings, the talk", "220", "646", "-"));
    }

    @Test
    void oneThatWasCutOffDoesNot() {
        rows.add(row("random", 1, 40, 40));
        assertThat(text()).contains("no search was run that long");
        assertThat(costs().header()).contains("random, arithmetic").doesNotContain("random, measured here");
        assertThat(costs().rows()).allSatisfy(row -> assertThat(row).hasSize(4));
    }

    private String text() {
        return blocks().stream()
                .filter(ReportBlock.Text.class::isInstance)
                .map(block -> ((ReportBlock.Text) block).text())
                .findFirst()
                .orElseThrow();
    }

    private ReportBlock.Grid costs() {
        return blocks().stream()
                .filter(ReportBlock.Grid.class::isInstance)
                .map(ReportBlock.Grid.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<ReportBlock> blocks() {
        BenchResults results = new BenchResults(Map.of("t", table()), rows);
        return new TalkSection(new ReportSettings(results, results, 40, "temper"), 4).blocks();
    }

    private BenchTable table() {
        if (!folder.resolve("t.val.csv.gz").toFile().exists()) {
            TableFiles.synthetic(folder, "t", 1000);
        }
        return BenchTable.read("t", CurveFiles.at(folder.resolve("t").toString()), TableReading.PLAIN);
    }

    private RunRow row(String method, double above, double at, double budget) {
        double goal = Yardstick.of(table()).goal(400).value();
        Job job = new Job("t", method, 4, 0, budget, "plain");
        return new RunRow(job, budget, 10 * budget, 10, 5, 1, List.of(new ValueStep(at, 10 * at, goal + above)));
    }
}
