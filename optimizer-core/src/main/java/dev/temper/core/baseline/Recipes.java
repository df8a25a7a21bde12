package dev.temper.core.baseline;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.model.SingleTask;
import dev.temper.core.model.Subsets;
import dev.temper.core.model.TaskKernel;
import dev.temper.core.space.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The recipe of each method. */
final class Recipes {
    /** What is drawn before the model may speak, where the paper does not say. */
    private static final int LEAST_DESIGN = 4;

    private static final double CHEAP_TASK = 1 / 4.0;

    private Recipes() {}

    static Recipe gpEi(ExperimentDefinition definition) {
        return inFull(definition, new ExpectedImprovement());
    }

    static Recipe entropySearch(ExperimentDefinition definition) {
        return inFull(definition, new EntropySearch(definition.seed()));
    }

    private static Recipe inFull(ExperimentDefinition definition, Judge judge) {
        int full = definition.ladder().last();
        List<Integer> design = repeated(full, start(definition));
        return new Recipe(new SingleTask(), judge, List.of(full), design, false, false, false);
    }

    static Recipe mtbo(ExperimentDefinition definition) {
        Ladder ladder = definition.ladder();
        int full = ladder.last();
        int cheap = full == 0 ? 0 : nearest(ladder, CHEAP_TASK, full - 1);
        List<Integer> rungs = full == 0 ? List.of(full) : List.of(cheap, full);
        return new Recipe(
                new TwoTasks(),
                new EntropySearch(definition.seed()),
                rungs,
                repeated(cheap, start(definition)),
                true,
                true,
                true);
    }

    /** The design of the paper's experiments. */
    static Recipe fabolas(ExperimentDefinition definition) {
        Ladder ladder = definition.ladder();
        List<Integer> design = new ArrayList<>();
        int full = ladder.last();
        design.addAll(repeated(nearest(ladder, 1 / 128.0, full), 8));
        design.addAll(repeated(nearest(ladder, 1 / 64.0, full), 4));
        design.addAll(repeated(nearest(ladder, 1 / 32.0, full), 2));
        design.addAll(repeated(nearest(ladder, 1 / 4.0, full), 1));
        TaskKernel kernel = new Subsets(ladder.share(0), 1, false);
        return new Recipe(kernel, new EntropySearch(definition.seed()), all(ladder), design, true, true, true);
    }

    /** Five points a source; one training passes all of them when they are epochs. */
    static Recipe misokg(ExperimentDefinition definition) {
        Ladder ladder = definition.ladder();
        List<Integer> rungs = all(ladder);
        List<Integer> design = new ArrayList<>();
        for (int rung : ladder.passesRungs() ? rungs.subList(rungs.size() - 1, rungs.size()) : rungs) {
            design.addAll(repeated(rung, 5));
        }
        double[] cheap = rungs.stream()
                .limit(rungs.size() - 1L)
                .mapToDouble(rung -> ladder.share(rung))
                .toArray();
        return new Recipe(new Sources(cheap), new KnowledgeGradientJudge(), rungs, design, true, false, true);
    }

    /** The published length of the first, cheap phase. */
    static Recipe sigOpt(ExperimentDefinition definition) {
        int bandwidth = definition.parallel();
        int numbers = 0;
        int categories = 0;
        for (Parameter parameter : definition.parameters()) {
            if (parameter instanceof Parameter.Categorical categorical) {
                categories += categorical.values().size();
            } else {
                numbers++;
            }
        }
        int length = Math.max(categories, 1) * numbers + bandwidth - 1;
        int design = Math.min(Math.max(length, LEAST_DESIGN), 99 + bandwidth);
        Ladder ladder = definition.ladder();
        return new Recipe(new CostInput(), new RandomTask(), all(ladder), repeated(0, design), false, false, false);
    }

    private static int start(ExperimentDefinition definition) {
        return Math.max(LEAST_DESIGN, definition.parameters().size() + 1);
    }

    private static List<Integer> repeated(int rung, int times) {
        return Collections.nCopies(times, rung);
    }

    private static List<Integer> all(Ladder ladder) {
        List<Integer> rungs = new ArrayList<>();
        for (int rung = 0; rung < ladder.tasks().size(); rung++) {
            rungs.add(rung);
        }
        return rungs;
    }

    /** The rung whose cost is nearest by ratio, the lower of two. */
    private static int nearest(Ladder ladder, double cost, int highest) {
        int best = 0;
        for (int rung = 1; rung <= highest; rung++) {
            if (ratio(ladder.share(rung), cost) < ratio(ladder.share(best), cost)) {
                best = rung;
            }
        }
        return best;
    }

    private static double ratio(double one, double two) {
        return Math.max(one / two, two / one);
    }
}
