package dev.temper.tuning.pareto;

import dev.temper.core.model.Hypervolume;
import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The share of the area that a whole table dominates which some of its rows, trained in full, do not. Areas end at a
 * reference: for a loss at the median of all rows, as nobody wants worse; for what is measured in ratios a tenth of
 * the front's range beyond the most that a row on the front, with a loss below the median, takes, so that the most
 * accurate rows count however slow or large they are.
 */
final class ParetoRegret {
    private static final double BEYOND = 0.1;

    private final List<double @Nullable []> points;
    private final double[] reference;
    private final double whole;

    ParetoRegret(ParetoProblem problem) {
        int rows = problem.table().candidates().size();
        ParetoCurves curves = problem.curves();
        int full = problem.table().curves().columns().size();
        this.points = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double[] point = {curves.loss(row, full), problem.second().scaled(row)};
            points.add(Double.isFinite(point[0]) && Double.isFinite(point[1]) ? point : null);
        }
        double loss = median(0);
        this.reference = new double[] {loss, problem.second().ratios() ? farthest(loss) : median(1)};
        this.whole = area(IntStream.range(0, rows).boxed().toList());
        if (!(whole > 0)) {
            throw new TuningException("table " + problem.name() + " has no row that is better than its medians");
        }
    }

    private double median(int objective) {
        double[] sorted = points.stream()
                .filter(Objects::nonNull)
                .mapToDouble(point -> Objects.requireNonNull(point)[objective])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private double farthest(double worstLoss) {
        double[] front = points.stream()
                .filter(point -> point != null && point[0] < worstLoss && isFirst(point))
                .mapToDouble(point -> Objects.requireNonNull(point)[1])
                .sorted()
                .toArray();
        double range = front[front.length - 1] - front[0];
        return front[front.length - 1] + BEYOND * Math.max(range, 1);
    }

    private boolean isFirst(double[] point) {
        return points.stream()
                .noneMatch(other -> other != null
                        && other[0] <= point[0]
                        && other[1] <= point[1]
                        && (other[0] < point[0] || other[1] < point[1]));
    }

    private double area(Collection<Integer> rows) {
        List<double[]> reached = new ArrayList<>();
        for (int row : rows) {
            double[] point = points.get(row);
            if (point != null) {
                reached.add(point);
            }
        }
        return new Hypervolume(reached, reference).area();
    }

    /** From 1, when nothing worthwhile was trained in full, to 0, when the whole front was. */
    double of(Collection<Integer> rows) {
        return 1 - area(rows) / whole;
    }
}
