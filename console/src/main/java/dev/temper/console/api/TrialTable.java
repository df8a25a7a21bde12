package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The trials of an experiment as a table to sort and to filter. */
final class TrialTable {
    static final String COLUMNS = "trial, status, value, bestValue, epoch, rung, cost, seconds, gpuSeconds, failures";

    private static final String PARAMETER = "parameters.";

    private final Chronicle chronicle;
    private final ExperimentDefinition definition;

    TrialTable(Chronicle chronicle, ExperimentDefinition definition) {
        this.chronicle = chronicle;
        this.definition = definition;
    }

    /**
     * A part of the rows that fit.
     *
     * @param total how many fit
     */
    record Part(int total, List<Trial> rows) {
        Part {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The rows that a call asks for, sorted; those without a value in the column are last in any order.
     *
     * @throws HttpProblem 422 for a column that there is not
     */
    Part part(Call call) {
        List<String> statuses = call.texts("status");
        Long bracket = call.wholeOrNull("bracket");
        Long rung = call.wholeOrNull("rung");
        String search = call.text("search").toLowerCase(Locale.ROOT);
        List<Trial> rows = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : chronicle.state().trials()) {
            Trial trial = row.value();
            if ((statuses.isEmpty() || statuses.contains(trial.status().name()))
                    && (bracket == null || bracket == trial.bracket())
                    && (rung == null || rung == trial.progress().rung())
                    && (search.isEmpty() || text(trial).contains(search))) {
                rows.add(trial);
            }
        }
        int from = (int) Math.min(rows.size(), call.whole("offset"));
        int to = (int) Math.min(rows.size(), from + call.whole("limit"));
        List<Trial> first = first(rows, call.text("sort"), call.text("order").equals("desc"), to);
        return new Part(rows.size(), first.subList(from, to));
    }

    /** The first trials by their latest value. */
    List<Trial> byValue(boolean falling, int most) {
        List<Trial> rows = new ArrayList<>();
        chronicle.state().trials().forEach(row -> rows.add(row.value()));
        return first(rows, "value", falling, most);
    }

    private String text(Trial trial) {
        StringBuilder text = new StringBuilder().append(trial.number());
        ParameterMap.of(trial.configuration())
                .values()
                .forEach(value -> text.append('\n').append(value));
        if (trial.lease() != null) {
            text.append('\n').append(trial.lease().assignee().agent());
        }
        String failure = chronicle.trial(trial.number()).failure();
        return text.append('\n')
                .append(failure == null ? "" : failure)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    /** The first rows by a column; they come in the order of their numbers. */
    private List<Trial> first(List<Trial> rows, String column, boolean falling, int most) {
        if (column.equals("trial")) {
            return Firsts.of(
                    rows,
                    falling ? Comparator.comparing(Trial::number).reversed() : Comparator.comparing(Trial::number),
                    most);
        }
        if (column.equals("status")) {
            return by(rows, trial -> trial.status().name(), falling, most);
        }
        if (column.startsWith(PARAMETER)) {
            return parameter(rows, column.substring(PARAMETER.length()), falling, most);
        }
        ToDoubleFunction<Trial> number = number(column);
        return by(rows, trial -> finite(number.applyAsDouble(trial)), falling, most);
    }

    private List<Trial> parameter(List<Trial> rows, String name, boolean falling, int most) {
        Parameter parameter = definition.parameters().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(PARAMETER + name));
        return parameter instanceof Parameter.Categorical
                ? by(rows, trial -> text(value(trial, name)), falling, most)
                : by(rows, trial -> number(value(trial, name)), falling, most);
    }

    private static @Nullable Value value(Trial trial, String name) {
        for (Setting setting : trial.configuration().settings()) {
            if (setting.parameter().equals(name)) {
                return setting.value();
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Value value) {
        return value == null ? null : ParameterMap.plain(value).toString();
    }

    private static @Nullable Double number(@Nullable Value value) {
        return value != null && ParameterMap.plain(value) instanceof Number number
                ? (Double) number.doubleValue()
                : null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    private ToDoubleFunction<Trial> number(String column) {
        return switch (column) {
            case "value" -> trial -> orNone(trial.progress().value());
            case "bestValue" -> trial -> orNone(trial.progress().bestValue());
            case "epoch" -> trial -> trial.progress().epoch();
            case "rung" -> trial -> trial.progress().rung();
            case "cost" -> trial -> trial.progress().costMicros();
            case "seconds" -> trial -> chronicle.trial(trial.number()).seconds();
            case "gpuSeconds" -> trial -> chronicle.trial(trial.number()).gpuSeconds();
            case "failures" -> Trial::failures;
            default -> throw unknown(column);
        };
    }

    private static double orNone(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static HttpProblem unknown(String column) {
        return new HttpProblem(
                422,
                "sort is \"" + column + "\": give " + COLUMNS + ", or parameters.NAME with the name of a parameter");
    }

    private static <C extends Comparable<C>> List<Trial> by(
            List<Trial> rows, Function<Trial, @Nullable C> key, boolean falling, int most) {
        Comparator<C> order = falling ? Comparator.<C>reverseOrder() : Comparator.<C>naturalOrder();
        record Row<C>(Trial trial, @Nullable C key) {}
        List<Row<C>> keyed = new ArrayList<>(rows.size());
        rows.forEach(trial -> keyed.add(new Row<>(trial, key.apply(trial))));
        Comparator<Row<C>> byKey = (a, b) -> {
            C one = a.key();
            C other = b.key();
            int by = one == null || other == null
                    ? Boolean.compare(one == null, other == null)
                    : order.compare(one, other);
            return by != 0 ? by : Integer.compare(a.trial().number(), b.trial().number());
        };
        return Firsts.of(keyed, byKey, most).stream().map(Row::trial).toList();
    }
}
