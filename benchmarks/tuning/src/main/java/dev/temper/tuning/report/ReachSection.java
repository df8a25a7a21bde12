package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What it costs to find what random search has found after many trainings. */
final class ReachSection {
    /** As many trainings as any table has rows: random search then has the best row. */
    private static final int ALL = Integer.MAX_VALUE;

    /** Trainings of the random searches. */
    private static final List<Integer> TRAININGS = List.of(100, 400, ALL);

    /** Tables need as many rows: with fewer, what is found after many trainings is the best row, again and again. */
    private static final int ROWS = 1000;

    private static final double ROWS_A_TRAINING = 2.5;

    private final ReportSettings settings;
    private final int workers;

    ReachSection(ReportSettings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
    }

    /** Tables on which random searches of so many trainings tell something. */
    static List<String> tables(BenchResults results, int trainings) {
        double least = Math.min(ROWS, ROWS_A_TRAINING * trainings);
        return results.tables().stream()
                .filter(table -> results.table(table).candidates().size() >= least)
                .toList();
    }

    List<ReportBlock> blocks() {
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(3, "Cost to match random search"));
        blocks.add(new ReportBlock.Text(
                "How many full trainings a method pays until it has found what the median random search, which trains no"
                        + " row twice, has after M trainings, or the best row: the median over seeds, then the geometric"
                        + " mean over the tables that have at least 2.5 M rows or 1,000. **What methods pay is measured;"
                        + " what random search pays is arithmetic** on the table. Of n rows, m drawn ones miss all of the"
                        + " g that are good enough with probability C(n - g, m) / C(n, m); random search pays the"
                        + " smallest m for which that is at most a half. Since values are steps, m may be below M. "
                        + Text.INTERVALS));
        blocks.add(new ReportBlock.Text(
                "A run that does not arrive within its budget counts as if it had arrived at its end."
                        + " `>` marks a figure that such runs make too low, `<` a figure that they make too high (of `"
                        + Baselines.FULL_MODEL
                        + "`'s), and `~` both; a marked figure has no interval. The last figure"
                        + " says on how many tables the median run arrived. The budget is "
                        + Text.cost(settings.budget())
                        + longer() + "."));
        blocks.add(grid());
        return blocks;
    }

    /** Which methods' runs are longer than those that regret is told of. */
    private String longer() {
        List<String> longer = new ArrayList<>();
        List<String> tables = settings.results().tables();
        for (String method : settings.results().methods()) {
            Map<Double, Long> budgets = tables.stream()
                    .flatMap(table -> settings.longest().runs(workers, method, table).stream()
                            .limit(1))
                    .map(run -> run.job().budget())
                    .filter(budget -> budget > settings.budget())
                    .collect(Collectors.groupingBy(budget -> budget, TreeMap::new, Collectors.counting()));
            budgets.forEach((budget, on) -> longer.add(
                    Text.cost(budget) + " for `" + method + "` on " + Text.count(Math.toIntExact(on), "table")));
        }
        return longer.isEmpty() ? "" : "; it is " + String.join(", ", longer);
    }

    private ReportBlock grid() {
        List<String> header = new ArrayList<>(List.of("method"));
        List<List<String>> rows = new ArrayList<>();
        List<String> methods = settings.results().methods();
        methods.forEach(method -> rows.add(new ArrayList<>(List.of(method))));
        for (int trainings : TRAININGS) {
            List<String> tables = tables(settings.results(), trainings);
            if (tables.isEmpty()) {
                continue;
            }
            String goal = trainings == ALL ? "the best row" : "M = " + trainings;
            header.add(goal + ": % of random's " + Text.brief(random(trainings, tables)));
            header.add("% of " + Baselines.FULL_MODEL + "'s");
            header.add("reached");
            for (int i = 0; i < methods.size(); i++) {
                rows.get(i).addAll(cells(methods.get(i), trainings, tables));
            }
        }
        return header.size() == 1
                ? new ReportBlock.Text("No table has enough rows.")
                : new ReportBlock.Grid(
                        header, rows, methods.stream().map(settings::isOwn).toList());
    }

    /** The geometric mean over tables of what random search pays. */
    private double random(int trainings, List<String> tables) {
        return Statistics.geometricMean(tables.stream()
                .mapToDouble(table ->
                        settings.results().yardstick(table).goal(trainings).trainings())
                .toArray());
    }

    private List<String> cells(String method, int trainings, List<String> tables) {
        Reach reach = reach(method, trainings, tables);
        Reach random =
                Reach.of(settings, workers, method, tables, Figure.randomCost(trainings), Figure.randomCost(trainings));
        if (reach == null || random == null) {
            return List.of("-", "-", "-");
        }
        Reach model = reach(Baselines.FULL_MODEL, trainings, tables);
        return List.of(
                percent(reach, random),
                model == null || method.equals(Baselines.FULL_MODEL) ? "-" : percent(reach, model),
                reach.reached() + " of " + tables.size());
    }

    private @Nullable Reach reach(String method, int trainings, List<String> tables) {
        return Reach.of(settings, workers, method, tables, Figure.costToReach(trainings), Figure.cost());
    }

    private static String percent(Reach reach, Reach other) {
        return reach.mark(other) + Text.brief(reach.ratioTo(other).times(100));
    }
}
