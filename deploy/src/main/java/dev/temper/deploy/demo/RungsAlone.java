package dev.temper.deploy.demo;

import dev.temper.tuning.report.RandomMatch;
import dev.temper.tuning.table.BenchTable;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.TableReading;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What the model spares, or costs, beside the rungs alone. The demo can't train everything twice to tell; recorded
 * curves of like networks do, in virtual time and within seconds, and the same each time.
 *
 * @param configurations of the recorded curves
 * @param loss that is to be reached, a share of wrong answers: what the median random search, which trains no
 *     configuration twice, has after {@link #TRAININGS} full trainings
 * @param random full trainings after which it has that, by arithmetic on the recorded curves: as many or fewer
 * @param model full trainings that the default method needs; infinite if more than {@link #BUDGET}
 * @param rungs the same for asynchronous Hyperband without a model
 */
record RungsAlone(int configurations, double loss, int random, double model, double rungs) {
    static final String TABLE = "mlp_digits";
    static final String MODEL = "temper";
    static final String RUNGS = "asha";
    static final int TRAININGS = 100;
    static final int WORKERS = 2;
    static final int SEEDS = 3;

    /** Full trainings; a run that needs more is cut off, as the user waits. */
    static final double BUDGET = 15;

    /** Plays both; some 4 s of processor time. */
    static RungsAlone simulate() {
        BenchTable table = BenchTable.read(TABLE, CurveFiles.at(TABLE), TableReading.PLAIN);
        RandomMatch match = RandomMatch.play(table, TRAININGS, List.of(MODEL, RUNGS), WORKERS, BUDGET, SEEDS);
        return new RungsAlone(
                table.candidates().size(), match.loss(), match.random(), match.cost(MODEL), match.cost(RUNGS));
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Beside the rungs alone, in simulation: not this training, but recorded curves of %d other digit networks (%s, median of %d seeds).%n",
                configurations,
                TABLE,
                SEEDS);
        out.printf(
                Locale.ROOT,
                "Half of all random searches reach an error of %.2f %% there within %d full trainings, by arithmetic. When they are played, the model needs %s full trainings and the rungs alone (%s) %s%s.%n%n",
                100 * loss,
                random,
                cost(model),
                RUNGS,
                cost(rungs),
                comparison());
    }

    private static String cost(double cost) {
        return Double.isInfinite(cost)
                ? String.format(Locale.ROOT, "more than %.0f", BUDGET)
                : String.format(Locale.ROOT, "%.1f", cost);
    }

    /** Whichever is dearer, and how much; nothing where neither came to its end. */
    private String comparison() {
        if (Double.isInfinite(model) && Double.isInfinite(rungs)) {
            return "";
        }
        boolean modelWins = model <= rungs;
        double dearer = Math.max(model, rungs);
        return String.format(
                Locale.ROOT,
                ": %s%.1f times as much%s",
                Double.isInfinite(dearer) ? "more than " : "",
                Math.min(dearer, BUDGET) / Math.min(model, rungs),
                modelWins ? "" : " with the model");
    }
}
