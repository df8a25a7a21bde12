package dev.temper.tuning.pareto;

import dev.temper.tuning.csv.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a run: a line of the results.
 *
 * @param regrets at each of {@link #COSTS}
 */
record ParetoRow(
        ParetoProblem problem,
        String method,
        int workers,
        long seed,
        int trials,
        int full,
        double cpuMillis,
        List<Double> regrets) {
    /** In full trainings. */
    static final List<Integer> COSTS = List.of(5, 10, 20, 40);

    static final String HEADER =
            "problem,table,method,workers,seed,trials,full,cpu_ms,regret5,regret10,regret20,regret40";

    /** Cells that say which run a line is of. */
    static final int KEY = 5;

    ParetoRow {
        regrets = List.copyOf(regrets);
    }

    static String key(ParetoProblem problem, String method, int workers, long seed) {
        return CsvRow.line(
                List.of(problem.group(), problem.name(), method, Integer.toString(workers), Long.toString(seed)));
    }

    String toLine() {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(trials));
        cells.add(Integer.toString(full));
        cells.add(String.format(Locale.ROOT, "%.0f", cpuMillis));
        regrets.forEach(regret -> cells.add(String.format(Locale.ROOT, "%.5f", regret)));
        return key(problem, method, workers, seed) + "," + CsvRow.line(cells);
    }
}
