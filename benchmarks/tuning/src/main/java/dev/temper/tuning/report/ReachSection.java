package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;

/** What it costs to be as good as random search is after many trainings. */
final class ReachSection {
    /** Trainings of the random searches. */
    static final List<Integer> DRAWS = List.of(100, 400, 1600);

    /** Tables need as many rows: with fewer, the best of many draws is the best row, again and again. */
    private static final int ROWS = 1000;

    private static final double ROWS_A_DRAW = 2.5;

    private final Settings settings;
    private final int workers;

    ReachSection(Settings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
    }

    /** Tables on which so many draws tell something. */
    static List<String> tables(Results results, int draws) {
        double least = Math.min(ROWS, ROWS_A_DRAW * draws);
        return results.tables().stream()
                .filter(table -> results.table(table).candidates().size() >= least)
                .toList();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(3, "Cost to match random search"));
        blocks.add(new Block.Text("How many full trainings a method pays until it has a value that half of all random"
                + " searches of M trainings reach: median over seeds, then geometric mean over the tables that have at"
                + " least 2.5 M rows or 1,000. As a percentage of M, which is what random search pays; and as a"
                + " percentage of what `" + Baselines.FULL_MODEL + "` pays. A run that does not get there within the"
                + " budget of " + Text.cost(settings.budget()) + " counts as if it had at its end: where there are"
                + " such tables, `>` marks a figure that they make too low, `<` one that they make too high (of"
                + " `" + Baselines.FULL_MODEL
                + "`'s), `~` both; and such a figure has no interval. The last figure says on how many tables the"
                + " median run got there."));
        List<String> header = new ArrayList<>(List.of("method"));
        List<List<String>> rows = new ArrayList<>();
        List<String> methods = settings.results().methods();
        methods.forEach(method -> rows.add(new ArrayList<>(List.of(method))));
        for (int draws : DRAWS) {
            List<String> tables = tables(settings.results(), draws);
            if (tables.isEmpty()) {
                continue;
            }
            header.add("M = " + draws + ": % of random's");
            header.add("% of " + Baselines.FULL_MODEL + "'s");
            header.add("reached");
            for (int i = 0; i < methods.size(); i++) {
                rows.get(i).addAll(cells(methods.get(i), draws, tables));
            }
        }
        if (header.size() > 1) {
            blocks.add(new Block.Grid(
                    header, rows, methods.stream().map(settings::isOwn).toList()));
        } else {
            blocks.add(new Block.Text("No table has enough rows."));
        }
        return blocks;
    }

    private List<String> cells(String method, int draws, List<String> tables) {
        Reach reach = Reach.of(settings, workers, method, tables, Figure.costToReach(draws), Figure.cost());
        if (reach == null) {
            return List.of("-", "-", "-");
        }
        Reach model =
                Reach.of(settings, workers, Baselines.FULL_MODEL, tables, Figure.costToReach(draws), Figure.cost());
        String ofModel = model == null || method.equals(Baselines.FULL_MODEL)
                ? "-"
                : reach.mark(model) + Text.brief(reach.ratioTo(model).times(100));
        return List.of(
                reach.mark() + Text.brief(reach.estimate().times(100.0 / draws)),
                ofModel,
                reach.reached() + " of " + tables.size());
    }
}
