package dev.temper.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.tuning.play.BenchTable;
import dev.temper.tuning.play.Job;
import dev.temper.tuning.play.Player;
import dev.temper.tuning.play.RunRow;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.Reading;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final BenchTable DIGITS = BenchTable.read("mlp_digits", CurveFiles.at("mlp_digits"), Reading.PLAIN);

    @Test
    void costsAreThoseOfTheMedianRun() {
        Match match = Match.play(DIGITS, 20, List.of("random", "asha"), 2, 15, 3);
        assertThat(match.loss())
                .as("20 draws of 300 rows: the best 3.4 %")
                .isEqualTo(DIGITS.finals().get(10));
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

    @Test
    void aMethodThatIsCutOffBeforeHasNoCost() {
        Match match = Match.play(DIGITS, 100, List.of("asha"), 2, 1, 1);
        assertThat(match.cost("asha")).isInfinite();
        assertThatThrownBy(() -> match.cost("random")).hasMessage("random was not played");
    }
}
