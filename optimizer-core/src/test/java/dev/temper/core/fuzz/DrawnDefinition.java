package dev.temper.core.fuzz;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.definition.Task;
import dev.temper.core.experiment.DefinitionCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A valid definition from a seed: of all types, scales and rules, with ranges from two doubles to all of them. */
final class DrawnDefinition {
    /** Trials that each is played for, at most. */
    static final int TRIALS = 20;

    /** So many definitions in a row that do not pass their check are a fault of this generator. */
    private static final int TRIES = 1_000;

    private static final List<NamedMethod> MODELS = List.of(
            NamedMethod.TEMPER,
            NamedMethod.TEMPER,
            NamedMethod.TEMPER,
            NamedMethod.GP_EI,
            NamedMethod.ENTROPY_SEARCH,
            NamedMethod.MTBO,
            NamedMethod.FABOLAS,
            NamedMethod.MISOKG,
            NamedMethod.SIGOPT);

    private DrawnDefinition() {}

    /** The first of the seed's definitions that passes its check. */
    static ExperimentDefinition of(long seed, boolean withModel) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < TRIES; i++) {
            ExperimentDefinition definition = draw(seed, withModel, random);
            if (DefinitionCheck.check(definition).isEmpty()) {
                return definition;
            }
        }
        throw new IllegalStateException("seed " + seed + " draws no valid definition");
    }

    private static ExperimentDefinition draw(long seed, boolean withModel, SplittableRandom random) {
        Ladder ladder = random.nextInt(4) == 0 ? named(random) : epochs(random);
        Method method = method(withModel, ladder, random);
        @Nullable Integer trials = random.nextInt(8) == 0 ? null : Integer.valueOf(1 + random.nextInt(TRIALS));
        boolean limited = trials == null || random.nextInt(4) == 0;
        return new ExperimentDefinition(
                "fuzz-" + seed,
                metrics(random),
                DrawnSpace.draw(random),
                ladder,
                // Where cost alone is the limit, no more trials can be paid for than that many in full.
                new Budget(trials, limited ? Long.valueOf(random.nextLong(1, 4) * Ladder.FULL_COST) : null),
                1 + random.nextInt(8),
                method,
                random.nextBoolean() ? Resume.CHECKPOINT : Resume.RESTART,
                random.nextInt(3),
                30_000,
                random.nextLong());
    }

    private static Method method(boolean withModel, Ladder ladder, SplittableRandom random) {
        if (withModel) {
            return MODELS.get(random.nextInt(MODELS.size())).on(ladder);
        }
        Method.SuggesterKind[] suggesters = Method.SuggesterKind.values();
        Method.ScheduleKind[] schedules = Method.ScheduleKind.values();
        return new Method(
                suggesters[random.nextInt(suggesters.length)],
                schedules[random.nextInt(schedules.length)],
                1 + random.nextInt(ladder.tasks().size()),
                1 + random.nextInt(4));
    }

    private static Metrics metrics(SplittableRandom random) {
        Metric.Goal goal = random.nextBoolean() ? Metric.Goal.MINIMIZE : Metric.Goal.MAXIMIZE;
        // The simulator's curves have one value.
        return Metrics.of(new Metric("loss", goal));
    }

    private static Ladder epochs(SplittableRandom random) {
        int min = 1 + random.nextInt(3);
        return Ladder.ofEpochs(min, min + random.nextInt(27), 2 + random.nextInt(3));
    }

    private static Ladder named(SplittableRandom random) {
        List<Task> tasks = new ArrayList<>();
        long cost = random.nextLong(100_000, 300_000);
        for (int i = 0; i < random.nextInt(4); i++) {
            tasks.add(new Task("part-" + i, 0, cost));
            cost += random.nextLong(1, 200_000);
        }
        tasks.add(new Task("full", 0, Ladder.FULL_COST));
        return new NamedLadder(tasks, 2 + random.nextInt(3));
    }
}
