package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tables of SigOpt's talk at GTC 2019 (S9313), filled with what was measured. The talk tuned ResNets on Stanford
 * Cars: 220 trainings' worth of multitask optimisation on 20 machines at 4.2 hours a training. Its figures for Bayesian
 * optimisation (646 trainings) and random search (20 times as many) were arithmetic.
 */
final class TalkSection {
    private static final int DRAWS = 400;
    private static final double HOURS = 4.2;
    private static final double TALK_MULTITASK = 220;
    private static final double TALK_BAYESIAN = 646;
    private static final double TALK_RANDOM = 646 * 20;
    private static final double TALK_MACHINES = 20;

    private final Settings settings;
    private final int workers;
    private final List<String> tables;

    TalkSection(Settings settings, int workers) {
        this.settings = settings;
        this.workers = workers;
        this.tables = ReachSection.tables(settings.results(), DRAWS);
    }

    List<Block> blocks() {
        Reach own = cost(settings.own());
        Reach model = cost(Baselines.FULL_MODEL);
        if (tables.isEmpty() || own == null || model == null) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(3, "The talk's tables"));
        blocks.add(
                new Block.Text("SigOpt's talk at GTC 2019 set multitask optimisation beside Bayesian optimisation and"
                        + " random search; only the first was run there, the others were arithmetic. Here all were run, on "
                        + tables.size() + " tables, until they matched the median random search of " + DRAWS
                        + " trainings"
                        + " (multitask is `" + settings.own() + "`, Bayesian is `" + Baselines.FULL_MODEL
                        + "`). Hours are"
                        + " trainings times the talk's " + HOURS + " hours; `>` marks a figure that a run cut off at "
                        + Text.cost(settings.budget()) + " trainings holds too low."));
        blocks.add(new Block.Text("**Cost efficiency**"));
        double spent = own.estimate().value();
        double bayesian = model.estimate().value();
        blocks.add(Block.Grid.of(
                List.of("", "multitask", "Bayesian", "random"),
                List.of(
                        row("trainings' worth, measured", own, model, spent, bayesian, DRAWS, 1),
                        row("hours of training, measured", own, model, spent, bayesian, DRAWS, HOURS),
                        row("% of random's, measured", own, model, spent, bayesian, DRAWS, 100.0 / DRAWS),
                        talk("trainings, the talk", 1),
                        talk("hours of training, the talk", HOURS),
                        talk("% of random's, the talk", 100 / TALK_RANDOM))));
        time(blocks);
        return blocks;
    }

    private void time(List<Block> blocks) {
        Reach own = time(settings.own());
        Reach model = time(Baselines.FULL_MODEL);
        if (own == null || model == null) {
            return;
        }
        double random = (double) DRAWS / workers;
        double spent = own.estimate().value();
        double bayesian = model.estimate().value();
        blocks.add(new Block.Text(
                "**Time to optimise** with " + workers + " machines (the talk: " + (int) TALK_MACHINES + ")"));
        blocks.add(Block.Grid.of(
                List.of("", "multitask", "Bayesian", "random"),
                List.of(
                        row("wall-clock in trainings, measured", own, model, spent, bayesian, random, 1),
                        row("wall-clock hours, measured", own, model, spent, bayesian, random, HOURS),
                        List.of(
                                "times faster than random, measured",
                                own.inverseMark() + Text.brief(random / spent),
                                model.inverseMark() + Text.brief(random / bayesian),
                                Text.brief(1)),
                        talk("wall-clock hours, the talk", HOURS / TALK_MACHINES))));
    }

    private static List<String> row(
            String name, Reach own, Reach model, double spent, double bayesian, double random, double factor) {
        return List.of(
                name,
                own.mark() + Text.brief(spent * factor),
                model.mark() + Text.brief(bayesian * factor),
                Text.brief(random * factor));
    }

    private static List<String> talk(String name, double factor) {
        return List.of(
                name, grouped(TALK_MULTITASK * factor), grouped(TALK_BAYESIAN * factor), grouped(TALK_RANDOM * factor));
    }

    private static String grouped(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : Text.brief(value);
    }

    private @Nullable Reach cost(String method) {
        return Reach.of(settings, workers, method, tables, Figure.costToReach(DRAWS), Figure.cost());
    }

    private @Nullable Reach time(String method) {
        return Reach.of(settings, workers, method, tables, Figure.timeToReach(DRAWS), Figure.time());
    }
}
