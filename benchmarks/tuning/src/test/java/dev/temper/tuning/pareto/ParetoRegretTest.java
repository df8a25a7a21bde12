package dev.temper.tuning.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.tuning.TableFiles;
import dev.temper.tuning.table.BenchTable;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.TableReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows 0 to 19 at x = 0.025 to 0.975: the loss is |x - 0.3|, an epoch takes 1 + x seconds, the last row diverges. */
class ParetoRegretTest {
    private static final int ROWS = 20;

    @TempDir
    private Path folder;

    private BenchTable table;

    @BeforeEach
    void read() {
        TableFiles.synthetic(folder, "t", ROWS);
        table = BenchTable.read("t", CurveFiles.at(folder.resolve("t").toString()), TableReading.PLAIN);
    }

    private ParetoRegret seconds() {
        return new ParetoRegret(new ParetoProblem("seconds", "t", table, Objectives.seconds(table)));
    }

    @Test
    void itNeverRisesAsRowsAreTrainedAndEndsAtZero() {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(rows, new Random(1));
        ParetoRegret regret = seconds();
        double before = 1;
        for (int n = 0; n <= ROWS; n++) {
            double now = regret.of(rows.subList(0, n));
            assertThat(now).isBetween(0.0, before);
            before = now;
        }
        assertThat(before).isZero();
    }

    @Test
    void onlyTheFrontIsNeeded() {
        // The quickest row with a loss below the median is row 1; the best are 5 and 6, 5 being quicker.
        assertThat(seconds().of(IntStream.rangeClosed(1, 5).boxed().toList())).isCloseTo(0, within(1e-12));
        assertThat(seconds().of(List.of(1, 2, 3, 4))).isGreaterThan(0.05);
    }

    @Test
    void whatIsWorseThanTheMedianOrHasDivergedCountsForNothing() {
        assertThat(seconds().of(List.of(15, 16, 17, 18, 19))).isEqualTo(1);
    }

    @Test
    void anotherLossEndsAtItsMedianAndDivergesOnItsOwn() {
        Objective same = Objectives.loss(table, "same", table.curves());
        double[][] values = new double[ROWS][9];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 1; column <= 9; column++) {
                values[row][column - 1] = row == 5 && column == 9 ? Double.NaN : same.at(row, column);
            }
        }
        Objective other = new Objective("other", false, values);
        ParetoProblem problem = new ParetoProblem("pair", "t", table, other);
        assertThat(problem.curves().loss(5, 9)).isNaN();
        ParetoRegret regret = new ParetoRegret(problem);
        assertThat(regret.of(List.of(5))).isEqualTo(1);
        assertThat(regret.of(List.of(6))).isCloseTo(0, within(1e-12));
        assertThat(regret.of(List.of(0))).isEqualTo(1);
    }
}
