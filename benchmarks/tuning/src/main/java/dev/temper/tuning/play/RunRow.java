package dev.temper.tuning.play;

import dev.temper.tuning.TuningException;
import dev.temper.tuning.csv.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job: one line of {@code runs.csv}. Costs are in full trainings (seconds trained, over the mean seconds
 * of a full training on the table).
 *
 * @param cost spent in all
 * @param seconds virtual wall-clock
 * @param trials how many were started
 * @param full how many were trained in full
 * @param cpuMillis processor time of all decisions
 * @param steps how the best among the trials trained in full came down
 */
public record RunRow(
        Job job, double cost, double seconds, int trials, int full, double cpuMillis, List<ValueStep> steps) {
    /** First line of the file. */
    public static final String HEADER =
            "table,method,workers,seed,budget,variant,cost,seconds,trials,full,cpu_ms,steps(cost:seconds:value)";

    private static final int CELLS = 12;

    /** From this cost and virtual time on, this was the best value. */
    public record ValueStep(double cost, double seconds, double value) {}

    /** Copies the list. */
    public RunRow {
        steps = List.copyOf(steps);
    }

    /** The best value that was known at a cost; infinite before anything was trained in full. */
    public double valueAt(double at) {
        double value = Double.POSITIVE_INFINITY;
        for (ValueStep step : steps) {
            if (step.cost() <= at) {
                value = step.value();
            }
        }
        return value;
    }

    /** The first step that reached a value; null if none did. */
    public @Nullable ValueStep reached(double value) {
        for (ValueStep step : steps) {
            if (step.value() <= value) {
                return step;
            }
        }
        return null;
    }

    String toLine() {
        return CsvRow.line(List.of(
                job.table(),
                job.method(),
                Integer.toString(job.workers()),
                Long.toString(job.seed()),
                Double.toString(job.budget()),
                job.variant(),
                String.format(Locale.ROOT, "%.5f", cost),
                String.format(Locale.ROOT, "%.6g", seconds),
                Integer.toString(trials),
                Integer.toString(full),
                String.format(Locale.ROOT, "%.1f", cpuMillis),
                steps.stream().map(RunRow::text).collect(Collectors.joining(" "))));
    }

    private static String text(ValueStep step) {
        return String.format(Locale.ROOT, "%.5f:%.6g:", step.cost(), step.seconds()) + step.value();
    }

    /** The row of a line; null when the line is torn or none of ours. */
    static @Nullable RunRow parse(String line) {
        try {
            List<CsvRow> rows = CsvRow.of("runs.csv", line);
            return rows.isEmpty() ? null : of(rows.get(0).cells());
        } catch (TuningException | NumberFormatException torn) {
            return null;
        }
    }

    private static @Nullable RunRow of(List<String> cells) {
        if (cells.size() != CELLS) {
            return null;
        }
        Job job = new Job(
                cells.get(0),
                cells.get(1),
                Integer.parseInt(cells.get(2)),
                Long.parseLong(cells.get(3)),
                Double.parseDouble(cells.get(4)),
                cells.get(5));
        return new RunRow(
                job,
                Double.parseDouble(cells.get(6)),
                Double.parseDouble(cells.get(7)),
                Integer.parseInt(cells.get(8)),
                Integer.parseInt(cells.get(9)),
                Double.parseDouble(cells.get(10)),
                steps(cells.get(11)));
    }

    private static List<ValueStep> steps(String cell) {
        List<ValueStep> steps = new ArrayList<>();
        if (cell.isEmpty()) {
            return steps;
        }
        for (String step : cell.split(" ", -1)) {
            String[] parts = step.split(":", -1);
            if (parts.length != 3) {
                throw new NumberFormatException(step);
            }
            steps.add(new ValueStep(
                    Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
        }
        return steps;
    }
}
