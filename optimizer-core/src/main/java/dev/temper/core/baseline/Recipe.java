package dev.temper.core.baseline;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Task;
import dev.temper.core.model.SingleTask;
import dev.temper.core.model.Subsets;
import dev.temper.core.model.TaskKernel;
import dev.temper.core.space.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What sets one method apart from the next.
 *
 * @param kernel how tasks vary together
 * @param judge what a training is worth
 * @param rungs of the ladder that it trains to, rising; the last is the full one
 * @param design rungs that its first trials train to, in their order, before anything is learnt
 * @param resumes whether it may train a trial further
 * @param learnsCost whether costs are learnt from seconds, where these are reported
 * @param verifies whether it says what it thinks the best without having trained it in full; then it is made to
 */
record Recipe(
        TaskKernel kernel,
        Judge judge,
        List<Integer> rungs,
        List<Integer> design,
        boolean resumes,
        boolean learnsCost,
        boolean verifies) {
    /** What is drawn before the model may speak, where the paper does not say. */
    private static final int LEAST_DESIGN = 4;

    private static final double CHEAP_TASK = 1 / 4.0;

    Recipe {
        rungs = List.copyOf(rungs);
        design = List.copyOf(design);
    }

    static Recipe of(ExperimentDefinition definition) {
        Ladder ladder = definition.ladder();
        int full = ladder.tasks().size() - 1;
        long seed = definition.seed();
        int start = Math.max(LEAST_DESIGN, definition.parameters().size() + 1);
        return switch (definition.method().model()) {
            case GP_EI ->
                new Recipe(
                        new SingleTask(),
                        new ExpectedImprovement(),
                        List.of(full),
                        repeated(full, start),
                        false,
                        false,
                        false);
            case ENTROPY_SEARCH ->
                new Recipe(
                        new SingleTask(),
                        new EntropySearch(seed),
                        List.of(full),
                        repeated(full, start),
                        false,
                        false,
                        false);
            case MTBO -> mtbo(ladder, start, seed);
            case FABOLAS -> fabolas(ladder, seed);
            case MISOKG -> misokg(ladder);
            case SIGOPT -> sigOpt(definition, full);
            case NONE, TEMPER ->
                throw new IllegalArgumentException(definition.method().model() + " is no baseline");
        };
    }

    private static Recipe mtbo(Ladder ladder, int start, long seed) {
        int full = ladder.tasks().size() - 1;
        int cheap = full == 0 ? 0 : nearest(ladder, CHEAP_TASK, full - 1);
        List<Integer> rungs = full == 0 ? List.of(full) : List.of(cheap, full);
        return new Recipe(new TwoTasks(), new EntropySearch(seed), rungs, repeated(cheap, start), true, true, true);
    }

    /** The design of the paper's experiments. */
    private static Recipe fabolas(Ladder ladder, long seed) {
        List<Integer> design = new ArrayList<>();
        int full = ladder.tasks().size() - 1;
        design.addAll(repeated(nearest(ladder, 1 / 128.0, full), 8));
        design.addAll(repeated(nearest(ladder, 1 / 64.0, full), 4));
        design.addAll(repeated(nearest(ladder, 1 / 32.0, full), 2));
        design.addAll(repeated(nearest(ladder, 1 / 4.0, full), 1));
        TaskKernel kernel = new Subsets(level(ladder, 0), 1, false);
        return new Recipe(kernel, new EntropySearch(seed), all(ladder), design, true, true, true);
    }

    /** Five points a source; one training passes all of them when they are epochs. */
    private static Recipe misokg(Ladder ladder) {
        List<Integer> rungs = all(ladder);
        List<Integer> design = new ArrayList<>();
        for (int rung : ladder.passesRungs() ? rungs.subList(rungs.size() - 1, rungs.size()) : rungs) {
            design.addAll(repeated(rung, 5));
        }
        double[] cheap = rungs.stream()
                .limit(rungs.size() - 1L)
                .mapToDouble(rung -> level(ladder, rung))
                .toArray();
        return new Recipe(new Sources(cheap), new KnowledgeGradientJudge(), rungs, design, true, false, true);
    }

    /** The published length of the first, cheap phase. */
    private static Recipe sigOpt(ExperimentDefinition definition, int full) {
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
        return new Recipe(
                new CostInput(),
                new RandomTask(),
                full == 0 ? List.of(0) : all(ladder),
                repeated(0, design),
                false,
                false,
                false);
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
            if (ratio(level(ladder, rung), cost) < ratio(level(ladder, best), cost)) {
                best = rung;
            }
        }
        return best;
    }

    private static double ratio(double one, double two) {
        return Math.max(one / two, two / one);
    }

    /** A rung as the task kernels see it: its cost from scratch as a share of a full training. */
    static double level(Ladder ladder, int rung) {
        Task task = ladder.tasks().get(rung);
        return (double) task.costMicros() / Ladder.FULL_COST;
    }
}
