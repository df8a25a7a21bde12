package dev.temper.deploy.show;

import dev.temper.console.api.InsightAnswers.Effect;
import dev.temper.console.api.InsightAnswers.TaskAnswer;
import dev.temper.console.api.InsightAnswers.TasksAnswer;
import dev.temper.console.chronicle.Beliefs.Belief;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the model has learnt, as tables. */
public final class InsightText {
    private static final int MOST_COLUMNS = 8;

    private InsightText() {}

    /** Says of which metric, when there are several objectives; begins with a comma, else empty. */
    public static String about(String metric, int objectives) {
        return objectives == 1 ? "" : ", as to %s, the first of its %d objectives".formatted(metric, objectives);
    }

    /** Parameters by their importance for full trainings, a column a task. */
    public static List<String> importance(List<Effect> all) {
        List<String> tasks = all.stream().map(Effect::task).distinct().toList();
        String full = tasks.get(tasks.size() - 1);
        List<String> headings = new ArrayList<>(List.of("parameter"));
        headings.add(">" + full + " (full)");
        tasks.stream().filter(task -> !task.equals(full)).forEach(task -> headings.add(">" + task));
        Table table = new Table(headings.toArray(String[]::new));
        all.stream()
                .filter(one -> one.task().equals(full))
                .sorted(Comparator.comparingDouble(Effect::effect).reversed())
                .forEach(top -> {
                    List<Object> row = new ArrayList<>(List.of(top.parameter(), share(top)));
                    all.stream()
                            .filter(one -> one.parameter().equals(top.parameter())
                                    && !one.task().equals(full))
                            .forEach(one -> row.add(share(one)));
                    table.row(row.toArray());
                });
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                "Percent of the predictions' variance that is left when all other parameters are known, with its standard"
                        + " error. What parameters do together counts for each of them, so a column may add up to more than 100.");
        return lines;
    }

    private static String share(Effect one) {
        return String.format(Locale.ROOT, "%.0f ± %.0f", 100 * one.effect(), 100 * one.error());
    }

    /** Tasks from the cheapest to the full one. */
    public static List<String> tasks(List<TaskAnswer> all) {
        Table table = new Table(
                "task", ">cost", ">correlation", ">seconds", ">values", ">by quarter", ">cost spent", ">by quarter");
        for (TaskAnswer one : all) {
            table.row(
                    one.task(),
                    cost(one.cost()),
                    one.correlation() == null ? "-" : String.format(Locale.ROOT, "%.3f", one.correlation()),
                    one.seconds() == null ? "-" : String.format(Locale.ROOT, "%.3g", one.seconds()),
                    one.observations().stream().mapToInt(Integer::intValue).sum(),
                    one.observations().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    cost(one.spent().stream().mapToDouble(Double::doubleValue).sum()),
                    one.spent().stream().map(InsightText::cost).collect(Collectors.joining(" ")));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                "Costs are in full trainings. Correlation: of a trial's value there with its value in full, as the model"
                        + " has learnt it. Quarters are those of the journal so far.");
        return lines;
    }

    /** How far earlier experiments are believed, from the first time to now; nothing if there are none. */
    public static List<String> beliefs(TasksAnswer tasks) {
        if (tasks.beliefs().isEmpty()) {
            return List.of();
        }
        List<String> headings = new ArrayList<>(List.of("learns from"));
        List<Belief> shown = shown(tasks.beliefs());
        shown.forEach(belief -> headings.add(">" + cost(belief.cost())));
        Table table = new Table(headings.toArray(String[]::new));
        for (int s = 0; s < tasks.sources().size(); s++) {
            List<Object> row = new ArrayList<>(List.of(tasks.sources().get(s)));
            int source = s;
            shown.forEach(belief -> row.add(cost(belief.weights().get(source))));
            table.row(row.toArray());
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(
                "How far each earlier experiment is believed, from 0 to 1 in all, at the cost that was spent until then.");
        return lines;
    }

    /** So many as fit a line, the first and the last among them. */
    private static List<Belief> shown(List<Belief> all) {
        int columns = Math.min(MOST_COLUMNS, all.size());
        return IntStream.range(0, columns)
                .mapToObj(i -> all.get(columns == 1 ? 0 : i * (all.size() - 1) / (columns - 1)))
                .toList();
    }

    private static String cost(double cost) {
        return String.format(Locale.ROOT, "%.2f", cost);
    }
}
