package dev.temper.deploy.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.core.experiment.Budget;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentDefinition.Resume;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Method;
import dev.temper.core.experiment.Metric;
import dev.temper.core.experiment.Task;
import dev.temper.core.simulate.table.CurveTable;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import dev.temper.deploy.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An experiment made from a table's own description, for those who have no definition yet. */
final class TableDefinition {
    private static final int TRIALS = 60;
    private static final long FULL_TRAININGS = 20;
    private static final int ETA = 3;
    private static final int NAMED_ETA = 2;
    private static final int LOWEST_SHARE = 27;
    private static final long LEASE_MILLIS = 30_000;

    private TableDefinition() {}

    /**
     * Asynchronous Hyperband over the table's hyperparameters: 60 trials, at most the cost of 20 full trainings, rungs
     * from a twenty-seventh of the epochs on; on tables whose columns are trainings of their own, a task a column.
     */
    static ExperimentDefinition of(CurveTable table, @Nullable String meta, int workers) {
        if (meta == null) {
            throw new Failure(
                    "table " + table.name() + " has no meta.json to make an experiment from: give one with -f");
        }
        return new ExperimentDefinition(
                table.name(),
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(parameters(meta)),
                table.cumulative() ? epochs(table.columns().size()) : tasks(table.columns()),
                new Budget(Math.min(TRIALS, table.rows().size()), FULL_TRAININGS * Ladder.FULL_COST),
                workers,
                new Method(Method.Suggester.QUASI_RANDOM, Method.Schedule.ASYNC_HYPERBAND, 1, 1),
                table.cumulative() ? Resume.CHECKPOINT : Resume.RESTART,
                1,
                LEASE_MILLIS,
                0);
    }

    private static Ladder epochs(int columns) {
        return Ladder.ofEpochs(Math.max(1, (columns + LOWEST_SHARE - 1) / LOWEST_SHARE), columns, ETA);
    }

    /** A task a column; it costs what its name, a share or a limit, is of the last one's. */
    private static Ladder tasks(List<String> columns) {
        List<Task> tasks = new ArrayList<>();
        double full = Double.parseDouble(columns.get(columns.size() - 1));
        for (String column : columns) {
            long cost = Math.round(Double.parseDouble(column) / full * Ladder.FULL_COST);
            tasks.add(new Task(column, 0, cost));
        }
        return new Ladder(tasks, NAMED_ETA);
    }

    private static List<Parameter> parameters(String meta) {
        try {
            List<Parameter> parameters = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(meta).path("hyperparameters")) {
                parameters.add(parameter(node));
            }
            return parameters;
        } catch (JsonProcessingException e) {
            throw new Failure("the table's meta.json is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Parameter parameter(JsonNode node) {
        String name = node.path("name").asText();
        Scale scale = node.path("log").asBoolean() ? Scale.LOG : Scale.LINEAR;
        String type = node.path("type").asText();
        return switch (type) {
            case "float" ->
                new Parameter.OfDouble(
                        name, node.path("lower").asDouble(), node.path("upper").asDouble(), scale, null);
            case "int" ->
                new Parameter.OfInt(
                        name, node.path("lower").asLong(), node.path("upper").asLong(), scale, null);
            case "categorical" -> new Parameter.Categorical(name, texts(node.path("choices")), null);
            case "ordinal" -> new Parameter.ValueList(name, numbers(node.path("choices")), null);
            default ->
                throw new Failure("the table's meta.json gives hyperparameter " + name + " the type \"" + type
                        + "\"; known are float, int, categorical and ordinal");
        };
    }

    private static List<String> texts(JsonNode choices) {
        List<String> texts = new ArrayList<>();
        choices.forEach(choice -> texts.add(choice.asText()));
        return texts;
    }

    private static List<Value> numbers(JsonNode choices) {
        boolean whole = true;
        for (JsonNode choice : choices) {
            whole &= choice.isIntegralNumber();
        }
        List<Value> numbers = new ArrayList<>();
        for (JsonNode choice : choices) {
            numbers.add(whole ? new Value.OfLong(choice.asLong()) : new Value.OfDouble(choice.asDouble()));
        }
        return numbers;
    }
}
