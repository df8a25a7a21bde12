package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of SigOpt's talk at GTC 2019 (S9313), with what was measured here beside its figures. The talk tuned
 * ResNets on Stanford Cars: 220 trainings' worth of multitask optimisation on 20 machines at 4.2 hours a training. Its
 * figures for Bayesian optimisation (646 trainings) and random search (20 times as many) were arithmetic; here both
 * optimisations are measured, and so is random search where it was played until it had arrived on every table.
 */
final class TalkSection {
    private static final int TRAININGS = 400;
    private static final double HOURS = 4.2;
    private static final double TALK_MULTITASK = 220;
    private static final double TALK_BAYESIAN = 646;
    private static final double TALK_RANDOM = 646 * 20;
    private static final double TALK_MACHINES = 20;

    private final ReportSettings settings;
    private final int workers;
    private final List<String> tables;

    TalkSection(ReportSettings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
        this.tables = ReachSection.tables(settings.results(), TRAININGS);
    }

    /**
     * What each needs, in one unit.
     *
     * @param played what random search needed where it was played to its end; null if it was cut off, or not played
     * @param random what it needs by arithmetic, to which all else is compared
     */
    private record Needs(
            Reach multitask, Reach bayesian, @Nullable Reach played, Reach random) {
        ReportBlock grid(List<List<String>> rows) {
            List<String> header = cells(
                    "",
                    "multitask, measured here",
                    "Bayesian, measured here",
                    reach -> "random, measured here",
                    "random, arithmetic");
            return ReportBlock.Grid.of(header, rows);
        }

        List<String> row(String name, double factor) {
            return row(name, reach -> reach.mark() + grouped(reach.value() * factor), grouped(random.value() * factor));
        }

        List<String> percent(String name) {
            return row(name, reach -> reach.mark() + Text.brief(100 * reach.value() / random.value()), Text.brief(100));
        }

        List<String> speed(String name) {
            return row(name, reach -> reach.inverseMark() + Text.brief(random.value() / reach.value()), Text.brief(1));
        }

        /** The talk's own figures, of which that for random search is arithmetic. */
        List<String> talk(String name, double factor) {
            return cells(
                    name,
                    grouped(TALK_MULTITASK * factor),
                    grouped(TALK_BAYESIAN * factor),
                    reach -> "-",
                    grouped(TALK_RANDOM * factor));
        }

        private List<String> row(String name, Function<Reach, String> cell, String arithmetic) {
            return cells(name, cell.apply(multitask), cell.apply(bayesian), cell, arithmetic);
        }

        /** A row's cells, with one for the random search that was played only if it was. */
        private List<String> cells(
                String name, String first, String second, Function<Reach, String> third, String arithmetic) {
            return Stream.of(
                            Stream.of(name, first, second),
                            Stream.ofNullable(played).map(third),
                            Stream.of(arithmetic))
                    .flatMap(cells -> cells)
                    .toList();
        }
    }

    List<ReportBlock> blocks() {
        Needs cost = needs(Figure.costToReach(TRAININGS), Figure.cost(), Figure.randomCost(TRAININGS));
        Needs time = needs(Figure.timeToReach(TRAININGS), Figure.time(), randomTime());
        if (cost == null || time == null) {
            return List.of();
        }
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(3, "The talk's tables"));
        blocks.add(new ReportBlock.Text(introduction(cost)));
        blocks.add(new ReportBlock.Text("**Cost efficiency**"));
        blocks.add(cost.grid(List.of(
                cost.row("full trainings", 1),
                cost.row("hours of training", HOURS),
                cost.percent("% of random's"),
                cost.talk("full trainings, the talk", 1),
                cost.talk("hours of training, the talk", HOURS),
                cost.talk("% of random's, the talk", 100 / TALK_RANDOM))));
        blocks.add(new ReportBlock.Text(
                "**Time to optimise** with " + workers + " machines (the talk: " + (int) TALK_MACHINES + ")"));
        blocks.add(time.grid(List.of(
                time.row("full trainings in a row", 1),
                time.row("hours", HOURS),
                time.speed("times faster than random"),
                time.talk("hours, the talk", HOURS / TALK_MACHINES))));
        return blocks;
    }

    private String introduction(Needs cost) {
        return "SigOpt's talk at GTC 2019 compared multitask optimisation, Bayesian optimisation and random search. Only"
                + " the first was run there; the other two were arithmetic. Here, multitask (`" + settings.own()
                + "`) and Bayesian (`" + Baselines.FULL_MODEL + "`) are measured, on " + tables.size()
                + " tables, until"
                + " they have found what the median random search has after " + TRAININGS + " trainings. "
                + (cost.played() != null
                        ? "**So is random search, which was run to its end**, beside the arithmetic that percents refer to."
                        : "**Random is arithmetic here too**: no search was run that long (`--methods "
                                + Baselines.RANDOM + "` with a `--budget` of all rows runs it).")
                + " By arithmetic, as it trains no row twice, it has the same after "
                + Text.brief(cost.random().value())
                + " trainings; with several machines, it is assumed to keep all of them busy. Hours"
                + " are trainings times the talk's " + HOURS
                + " hours. `>` marks a figure that is too low because runs were"
                + " cut off, `<` one that is too high.";
    }

    private Figure randomTime() {
        return yardstick -> {
            double time = (double) yardstick.goal(TRAININGS).trainings() / workers;
            return run -> time;
        };
    }

    private @Nullable Needs needs(Figure figure, Figure end, Figure randomNeeds) {
        Reach own = reach(settings.own(), figure, end);
        Reach model = reach(Baselines.FULL_MODEL, figure, end);
        Reach played = reach(Baselines.RANDOM, figure, end);
        Reach random = reach(settings.own(), randomNeeds, randomNeeds);
        return tables.isEmpty() || own == null || model == null || random == null
                ? null
                : new Needs(own, model, played != null && played.isWhole() ? played : null, random);
    }

    private @Nullable Reach reach(String method, Figure figure, Figure end) {
        return Reach.of(settings, workers, method, tables, figure, end);
    }

    private static String grouped(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : Text.brief(value);
    }
}
