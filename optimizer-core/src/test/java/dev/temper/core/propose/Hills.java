package dev.temper.core.propose;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Metric;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.Curves;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import java.util.ArrayList;
import java.util.List;

/**
 * Curves that fall towards a final loss which the configuration decides: a bowl in four parameters, with its best at a
 * place that the seed decides. Runs that will be good are not yet so in their first epochs.
 */
final class Hills implements Curves {
    static final int EPOCHS = 27;

    private final UnitCube cube;
    private final long seed;
    private final List<double[]> points = new ArrayList<>();

    Hills(long seed) {
        this.cube = new UnitCube(parameters());
        this.seed = seed;
    }

    static List<Parameter> parameters() {
        return List.of(
                new Parameter.OfDouble("a", 0.0001, 1, Scale.LOG, null),
                new Parameter.OfDouble("b", 0, 1, Scale.LINEAR, null),
                new Parameter.OfInt("c", 1, 64, Scale.LINEAR, null),
                new Parameter.Categorical("d", List.of("p", "q"), null));
    }

    static ExperimentDefinition definition(long seed, Method method, Resume resume, int parallel) {
        return definition(seed, method, resume, parallel, Space.of(parameters()));
    }

    static ExperimentDefinition definition(long seed, Method method, Resume resume, int parallel, Space space) {
        return new ExperimentDefinition(
                "hills",
                new Metric("loss", Metric.Goal.MINIMIZE),
                space,
                Ladder.ofEpochs(1, EPOCHS, 3),
                new Budget(400, 12 * Ladder.FULL_COST),
                parallel,
                method,
                resume,
                1,
                30_000,
                seed);
    }

    @Override
    public int take(int trial, Configuration configuration) {
        points.add(cube.pointOf(configuration));
        return points.size() - 1;
    }

    @Override
    public double loss(int curve, int column) {
        double[] point = points.get(curve);
        double far = point[3] < 0.5 ? 0 : 0.3;
        for (int i = 0; i < 3; i++) {
            double best = 0.2 + 0.6 * CounterRandom.unit(seed, 77, i);
            far += (point[i] - best) * (point[i] - best);
        }
        double early = 0.6 * CounterRandom.unit(seed, 78, curve) + 0.4;
        return far + early / column;
    }

    @Override
    public double seconds(int curve, int column) {
        return 1 + points.get(curve)[2];
    }

    @Override
    public int length(int curve) {
        return EPOCHS;
    }

    @Override
    public int size() {
        return Integer.MAX_VALUE;
    }
}
