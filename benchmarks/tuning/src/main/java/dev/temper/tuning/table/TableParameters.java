package dev.temper.tuning.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import dev.temper.tuning.TuningException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The search space of a table: types, ranges and scales as its {@code meta.json} declares them, widened to hold every
 * row. A declared parameter that no column has is left out, and so is one that never changes. Without a declaration
 * the columns tell: texts are categories, whole numbers int, others double, on a log scale when they span a hundredfold.
 */
public final class TableParameters {
    private static final double SPAN_OF_LOG = 100;

    /** Columns that say how a run went, and not what was chosen for it. */
    private static final Set<String> BOOKKEEPING =
            Set.of("diverged", "seed", "epochs_run", "num_epochs", "n_params", "total_model_steps");

    private TableParameters() {}

    /**
     * The parameters of a table.
     *
     * @param meta text of the table's {@code meta.json}; null when it has none
     * @throws TuningException if the text is no JSON, or nothing is left to tune
     */
    public static List<Parameter> of(CurveTable table, @Nullable String meta) {
        List<Parameter> parameters = new ArrayList<>();
        JsonNode declared = TableMeta.of(table.name(), meta).hyperparameters();
        if (declared.isEmpty()) {
            for (String column : table.parameters()) {
                if (!BOOKKEEPING.contains(column)) {
                    add(parameters, fromData(column(table, column), false));
                }
            }
        }
        for (JsonNode node : declared) {
            String name = ParameterNames.of(node.path("name").asText());
            String column = DerivedColumns.columnOf(name, table.parameters());
            if (!column.equals(name)) {
                add(parameters, fromData(column(table, column), false));
            } else if (table.parameters().contains(name)) {
                add(parameters, parameter(column(table, name), node));
            }
        }
        if (parameters.isEmpty()) {
            throw new TuningException("table " + table.name() + " has no column to tune: declare hyperparameters in"
                    + " its meta.json that are columns of its configs.csv.gz");
        }
        return parameters;
    }

    private static void add(List<Parameter> parameters, @Nullable Parameter parameter) {
        if (parameter != null) {
            parameters.add(parameter);
        }
    }

    private static TableColumn column(CurveTable table, String name) {
        TableColumn column = new TableColumn(table, name);
        int blank = column.firstBlank();
        if (blank >= 0) {
            throw new TuningException("the configuration of row "
                    + table.rows().get(blank).id() + " has no value in column " + name
                    + ": fill it in, as a parameter that applies to some rows only cannot be played");
        }
        return column;
    }

    private static @Nullable Parameter parameter(TableColumn column, JsonNode node) {
        boolean log = node.path("log").asBoolean();
        String type = node.path("type").asText();
        boolean ranged = column.numeric() && node.has("lower") && node.has("upper");
        if (ranged && type.equals("float")) {
            return real(
                    column.name(),
                    Math.min(node.path("lower").asDouble(), column.min()),
                    Math.max(node.path("upper").asDouble(), column.max()),
                    log);
        }
        if (ranged && column.whole() && type.equals("int")) {
            return whole(
                    column.name(),
                    Math.min(node.path("lower").asLong(), (long) column.min()),
                    Math.max(node.path("upper").asLong(), (long) column.max()),
                    log);
        }
        if (column.numeric() && type.equals("ordinal")) {
            return list(column, node.path("choices"));
        }
        if (type.equals("categorical")) {
            Set<String> texts = new TreeSet<>(column.cells());
            node.path("choices").forEach(choice -> texts.add(choice.asText()));
            return categorical(column.name(), texts);
        }
        return fromData(column, log);
    }

    private static @Nullable Parameter fromData(TableColumn column, boolean log) {
        if (!column.numeric()) {
            return categorical(column.name(), new TreeSet<>(column.cells()));
        }
        boolean wide = column.min() > 0 && column.max() / column.min() >= SPAN_OF_LOG;
        return column.whole()
                ? whole(column.name(), (long) column.min(), (long) column.max(), log || wide)
                : real(column.name(), column.min(), column.max(), log || wide);
    }

    private static @Nullable Parameter real(String name, double min, double max, boolean log) {
        Scale scale = log && min > 0 ? Scale.LOG : Scale.LINEAR;
        return min < max ? new Parameter.OfDouble(name, min, max, scale, null) : null;
    }

    private static @Nullable Parameter whole(String name, long min, long max, boolean log) {
        Scale scale = log && min > 0 ? Scale.LOG : Scale.LINEAR;
        return min < max ? new Parameter.OfInt(name, min, max, scale, null) : null;
    }

    private static @Nullable Parameter categorical(String name, Set<String> texts) {
        return texts.size() > 1 ? new Parameter.Categorical(name, List.copyOf(texts), null) : null;
    }

    private static @Nullable Parameter list(TableColumn column, JsonNode choices) {
        Set<Double> numbers = new TreeSet<>(column.numbers());
        choices.forEach(choice -> numbers.add(choice.asDouble()));
        boolean whole = numbers.stream().allMatch(number -> number == Math.rint(number));
        List<Value> values = new ArrayList<>();
        for (double number : numbers) {
            values.add(whole ? new Value.OfLong((long) number) : new Value.OfDouble(number));
        }
        return values.size() > 1 ? new Parameter.ValueList(column.name(), values, null) : null;
    }
}
