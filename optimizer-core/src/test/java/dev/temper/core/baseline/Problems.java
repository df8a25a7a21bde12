package dev.temper.core.baseline;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.Task;
import dev.temper.core.method.Proposers;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The functions that the papers show their methods on, and definitions to play them with. */
final class Problems {
    private Problems() {}

    static ExperimentDefinition definition(Model model, Space space, Ladder ladder, int parallel, long seed) {
        return new ExperimentDefinition(
                "problem",
                new Metric("loss", Metric.Goal.MINIMIZE),
                space,
                ladder,
                new Budget(null, 100 * Ladder.FULL_COST),
                parallel,
                new Method(Method.SuggesterKind.QUASI_RANDOM, Method.ScheduleKind.FULL, 1, 1, model),
                Resume.CHECKPOINT,
                1,
                30_000,
                seed);
    }

    /** A box of real parameters: min and max of each. */
    static Space box(double... bounds) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            parameters.add(new Parameter.OfDouble("x" + i / 2, bounds[i], bounds[i + 1], Scale.LINEAR, null));
        }
        return Space.of(parameters);
    }

    /** Named tasks with these costs in millionths, the last of them 1,000,000. */
    static Ladder tasks(long... micros) {
        List<Task> tasks = new ArrayList<>();
        for (long cost : micros) {
            tasks.add(new Task("cost " + cost, 0, cost));
        }
        return new NamedLadder(tasks, 3);
    }

    static final Space BRANIN_BOX = box(-5, 10, 0, 15);
    static final double BRANIN_MINIMUM = 0.39788735772973816;

    static double branin(double x, double y) {
        double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10;
    }

    static final Space HARTMANN_BOX = box(0, 1, 0, 1, 0, 1);
    static final double HARTMANN_MINIMUM = -3.8627797869493365;

    private static final double[] WEIGHTS = {1, 1.2, 3, 3.2};
    private static final double[][] SCALES = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
    private static final double[][] CENTRES = {
        {0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
    };

    /** Hartmann's function in three dimensions. */
    static double hartmann(double[] x) {
        double sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            double exponent = 0;
            for (int j = 0; j < x.length; j++) {
                exponent -= SCALES[i][j] * (x[j] - CENTRES[i][j]) * (x[j] - CENTRES[i][j]);
            }
            sum -= WEIGHTS[i] * StrictMath.exp(exponent);
        }
        return sum;
    }

    static double rosenbrock(double x, double y) {
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
    }

    /** A second source on Rosenbrock's function: the bias that the misokg paper gives it. */
    static double biased(double x, double y) {
        return rosenbrock(x, y) + 0.1 * StrictMath.sin(10 * x + 5 * y);
    }

    /** The proposer that the definition's method is plugged in by. */
    static BaselineProposer proposer(ExperimentDefinition definition) {
        return (BaselineProposer) Objects.requireNonNull(Proposers.of(definition));
    }
}
