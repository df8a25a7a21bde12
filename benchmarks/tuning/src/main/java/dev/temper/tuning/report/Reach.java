package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a method needed to reach a value on each of some tables.
 *
 * @param capped a figure a seed, for each table; what was not reached counts as if it had been at the run's end
 * @param reached on how many tables the median run reached it
 * @param estimate geometric mean over tables of the median over seeds
 */
record Reach(List<double[]> capped, int reached, Estimate estimate) {
    Reach {
        capped = List.copyOf(capped);
    }

    /**
     * What a method needed.
     *
     * @param figure what was needed; infinite if there was not enough
     * @param end what there was
     * @return null if the method was not played on all of the tables
     */
    static @Nullable Reach of(
            ReportSettings settings, int workers, String method, List<String> tables, Figure figure, Figure end) {
        List<double[]> figures = settings.longest().figures(workers, method, tables, figure);
        List<double[]> ends = settings.longest().figures(workers, method, tables, end);
        if (figures.isEmpty()) {
            return null;
        }
        int reached = 0;
        List<double[]> capped = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            double[] table = figures.get(i);
            double[] cut = new double[table.length];
            for (int seed = 0; seed < cut.length; seed++) {
                cut[seed] = Math.min(ends.get(i)[seed], table[seed]);
            }
            reached += Double.isFinite(Statistics.median(table)) ? 1 : 0;
            capped.add(cut);
        }
        Estimate estimate = Bootstrap.of(capped, Statistics::median, Statistics::geometricMean);
        return new Reach(capped, reached, reached < capped.size() ? estimate.alone() : estimate);
    }

    /** Whether the median run reached it on every table. */
    boolean isWhole() {
        return reached == capped.size();
    }

    double value() {
        return estimate.value();
    }

    /** Marks a figure that would be higher if runs had not been cut off. */
    String mark() {
        return isWhole() ? "" : "> ";
    }

    /** Marks a ratio that would be higher, lower, or either, if runs had not been cut off. */
    String mark(Reach other) {
        boolean higher = !isWhole();
        boolean lower = !other.isWhole();
        return higher && lower ? "~ " : higher ? "> " : lower ? "< " : "";
    }

    /** Marks how many times as fast, where {@link #mark()} marks how long. */
    String inverseMark() {
        return isWhole() ? "" : "< ";
    }

    /** The geometric mean of the tables' ratios, seeds resampled together. */
    Estimate ratioTo(Reach other) {
        Estimate ratio = Bootstrap.ratio(capped, other.capped);
        return mark(other).isEmpty() ? ratio : ratio.alone();
    }
}
