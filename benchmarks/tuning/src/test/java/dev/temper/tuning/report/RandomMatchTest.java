package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.temper.tuning.TableFiles;
import dev.temper.tuning.play.Job;
import dev.temper.tuning.play.Player;
import dev.temper.tuning.play.RunRow;
import dev.temper.tuning.table.BenchTable;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.TableReading;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomMatchTest {
    private static final BenchTable DIGITS =
            BenchTable.read("mlp_digits", CurveFiles.at("mlp_digits"), TableReading.PLAIN);

    @Test
    void costsAreThoseOfTheMedianRun() {
        RandomMatch match = RandomMatch.play(DIGITS, 20, List.of("random", "asha"), 2, 15, 3);
        assertThat(match.loss())
                .as("20 of 300 rows: the best ten, as 280/300 x 279/299 x ... of ten factors is below a half")
                .isEqualTo(DIGITS.finals().get(9));
        double[] costs = new double[3];
        for (int seed = 0; seed < 3; seed++) {
            RunRow run = Player.play(new Job("mlp_digits", "asha", 2, seed, 15, "plain"), DIGITS);
            assertThat(match.runs().get("asha")).extracting(RunRow::steps).contains(run.steps());
            costs[seed] = run.steps().stream()
                    .filter(step -> step.value() <= match.loss())
                    .findFirst()
                    .orElseThrow()
                    .cost();
        }
        Arrays.sort(costs);
        assertThat(match.cost("asha")).isEqualTo(costs[1]).isPositive().isLessThan(15);
    }

    /** With repetition it would pay 17 for the best of 25 rows. */
    @Test
    void randomSearchPaysWhatIsReckonedWhenItIsPlayed(@TempDir Path folder) {
        TableFiles.synthetic(folder, "t", 25);
        BenchTable table =
                BenchTable.read("t", CurveFiles.at(folder.resolve("t").toString()), TableReading.PLAIN);
        RandomMatch match = RandomMatch.play(table, 25, List.of("random"), 1, 40, 300);
        assertThat(match.loss()).isEqualTo(table.finals().get(0));
        assertThat(match.random()).isEqualTo(13);
        assertThat(match.cost("random")).isCloseTo(13, withinPercentage(12));
    }

    @Test
    void aMethodThatIsCutOffBeforeHasNoCost() {
        RandomMatch match = RandomMatch.play(DIGITS, 100, List.of("asha"), 2, 1, 1);
        assertThat(match.cost("asha")).isInfinite();
        assertThatThrownBy(() -> match.cost("random")).hasMessage("random was not played");
    }
}
