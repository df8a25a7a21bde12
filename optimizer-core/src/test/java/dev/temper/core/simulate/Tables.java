package dev.temper.core.simulate;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Metric;
import dev.temper.core.simulate.CurveTable.Row;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of 81 rows and 9 epochs, of which each takes 2 seconds: the nearer x is to 0.3, the lower the loss. */
final class Tables {
    static final int EPOCHS = 9;
    static final int ROWS = 81;
    static final double SECONDS = 2;
    static final List<Parameter> PARAMETERS = List.of(new Parameter.OfDouble("x", 0, 1, Scale.LINEAR, null));

    private Tables() {}

    static CurveTable table() {
        List<Row> rows = new ArrayList<>();
        for (int id = 0; id < ROWS; id++) {
            rows.add(row(id, EPOCHS, false));
        }
        return new CurveTable("bowl", List.of("x"), columns(), true, rows);
    }

    /** A row whose curve ends after some epochs. */
    static Row row(int id, int length, boolean diverged) {
        double x = (double) id / (ROWS - 1);
        List<@Nullable Double> losses = new ArrayList<>();
        List<@Nullable Double> seconds = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            losses.add(epoch > length ? null : Math.abs(x - 0.3) + 1.0 / epoch);
            seconds.add(epoch > length ? null : SECONDS * epoch);
        }
        return new Row("row-" + id, List.of(Double.toString(x)), losses, seconds, diverged);
    }

    static List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            columns.add(Integer.toString(epoch));
        }
        return columns;
    }

    static ExperimentDefinition definition(ScheduleKind schedule, int trials, int parallel) {
        return new ExperimentDefinition(
                "bowl",
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(PARAMETERS),
                Ladder.ofEpochs(1, EPOCHS, 3),
                new Budget(trials, null),
                parallel,
                new Method(Method.SuggesterKind.QUASI_RANDOM, schedule, 1, 1),
                Resume.CHECKPOINT,
                1,
                30_000,
                5);
    }
}
