package dev.temper.tuning.table;

import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * Columns that published tables were sampled in but were not released in, as the notes in their {@code meta.json} say:
 * a schedule's peak as a part of the schedule, a warm-up as a part of the first epoch, one minus a decay rate. Every
 * method is given the same column, in which the sampling was uniform.
 */
final class DerivedColumns {
    /** Rates are published to six or seven places: one of 1 stands for something just below it. */
    private static final double SMALLEST = 1e-7;

    /** What a declared parameter was replaced by. */
    private static final Map<String, String> REPLACED =
            Map.of("lr_peak_epoch", "lr_peak_frac", "beta1", "one_minus_beta1", "beta2", "one_minus_beta2");

    private DerivedColumns() {}

    /** The column that holds a declared parameter. */
    static String columnOf(String parameter, List<String> columns) {
        String replaced = REPLACED.get(parameter);
        return replaced != null && !columns.contains(parameter) ? replaced : parameter;
    }

    /** The configurations with what can be derived put in the place of what it was derived from. */
    static CsvSheet in(CsvSheet sheet) {
        CsvSheet derived = sheet;
        derived = replace(derived, "lr_peak_epoch", "epochs", "lr_peak_frac", (peak, epochs) -> peak / epochs);
        derived = replace(derived, "warmup_steps", "total_model_steps", "warmup_share", (warm, all) -> warm / all);
        derived = replace(derived, "warmup_share", "num_train_epochs", "warmup_proportion", (share, n) -> share * n);
        derived = replace(derived, "beta1", "beta1", "one_minus_beta1", DerivedColumns::rest);
        return replace(derived, "beta2", "beta2", "one_minus_beta2", DerivedColumns::rest);
    }

    private static CsvSheet replace(CsvSheet sheet, String from, String with, String to, DoubleBinaryOperator formula) {
        int first = sheet.columns().indexOf(from);
        int second = sheet.columns().indexOf(with);
        if (first < 0 || second < 0) {
            return sheet;
        }
        List<String> columns = new ArrayList<>(sheet.columns());
        columns.set(first, to);
        Map<String, List<String>> rows = new LinkedHashMap<>();
        sheet.rows().forEach((id, cells) -> {
            double value = formula.applyAsDouble(number(sheet, id, first), number(sheet, id, second));
            List<String> row = new ArrayList<>(cells);
            row.set(first, String.format(Locale.ROOT, "%.7g", value));
            rows.put(id, List.copyOf(row));
        });
        return new CsvSheet(sheet.file(), List.copyOf(columns), rows);
    }

    private static double rest(double rate, double same) {
        return Math.max(SMALLEST, 1 - rate);
    }

    private static double number(CsvSheet sheet, String id, int column) {
        Double number = sheet.number(id, column);
        if (number == null) {
            String place = CsvSheet.place(sheet.file(), id, sheet.columns().get(column));
            throw new TuningException(place + ": there is no number; fill it in, or leave the row out");
        }
        return number;
    }
}
