package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.model.Block;
import dev.temper.core.model.Chebyshev;
import dev.temper.core.model.Hypervolume;
import dev.temper.core.model.Normal;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.rung.Fronts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What full trainings have reached of several objectives, on the model's scale, and what a further one is worth. Of two
 * objectives it is the area that it adds, in expectation; of more the improvement in a scalarisation whose weights are
 * drawn for each proposal.
 */
final class Frontier {
    private static final long WEIGHTS = 0x4652_0001L;
    private static final long DRAWS = 0x4652_0002L;
    private static final int COUNT = 64;
    /** How far the reference lies behind the worst of the front within reach, as a share of its width. */
    private static final double MARGIN = 0.5;

    private static final double LEAST_WIDTH = 0.1;

    private final List<Surrogate> objectives;
    private final List<double[]> reached;
    private final @Nullable Hypervolume area;
    private final Chebyshev scalar;
    private final double best;

    /**
     * The frontier of a history.
     *
     * @param finished the runs trained in full that keep every limit
     * @param now sequence that the proposal is based on: of the weights
     */
    Frontier(ExperimentDefinition definition, Surrogate surrogate, List<Run> finished, long now) {
        this.objectives = surrogate.objectives();
        this.reached = finished.stream().map(this::reached).toList();
        int count = objectives.size();
        List<double[]> within = within();
        double[] ideal = new double[count];
        double[] reference = new double[count];
        double[] weights = new double[count];
        for (int j = 0; j < count; j++) {
            int at = j;
            ideal[j] = within.stream().mapToDouble(z -> z[at]).min().orElse(-1);
            double worst = within.stream().mapToDouble(z -> z[at]).max().orElse(0);
            double width = Math.max(worst - ideal[j], LEAST_WIDTH);
            reference[j] = worst + MARGIN * width;
            double drawn = CounterRandom.unit(definition.seed(), WEIGHTS, now * count + j);
            weights[j] = (-StrictMath.log(1 - drawn) + 1e-3) / width;
        }
        this.area = count == 2 ? new Hypervolume(reached, reference) : null;
        this.scalar = new Chebyshev(weights, ideal);
        this.best = reached.stream().mapToDouble(scalar::of).min().orElse(scalar.of(new double[count]));
    }

    /** The front within reach: of what was reached and what is predicted of the pool. */
    private List<double[]> within() {
        List<double[]> means = means(objectives.get(0).candidates().means());
        List<Fronts.Point> points = new ArrayList<>();
        for (int i = 0; i < means.get(0).length; i++) {
            points.add(new Fronts.Point(i, at(means, i)));
        }
        reached.forEach(z -> points.add(new Fronts.Point(points.size(), z)));
        return Fronts.first(points).stream().map(Fronts.Point::losses).toList();
    }

    private double[] reached(Run run) {
        double[] z = new double[objectives.size()];
        for (int j = 0; j < z.length; j++) {
            Surrogate objective = objectives.get(j);
            z[j] = objective.isNoisy() ? objective.trial(run.number()).means()[0] : objective.scaled(run.last());
        }
        return z;
    }

    List<Surrogate> objectives() {
        return objectives;
    }

    /** Whether no full training keeps every limit yet. */
    boolean isEmpty() {
        return reached.isEmpty();
    }

    /** The least of the first objective that was reached; null if there is none. */
    @Nullable
    Double least() {
        return isEmpty()
                ? null
                : Double.valueOf(reached.stream().mapToDouble(z -> z[0]).min().orElseThrow());
    }

    /** ln of the expected gain by independent normal losses. */
    double gain(double[] means, double[] deviations) {
        return area == null
                ? scalar.logExpectedImprovement(means, deviations, best)
                : area.logExpectedImprovement(means, deviations);
    }

    /** Predictions of a trial that has reported, at full fidelity and without fantasies. */
    double[] meansOf(int trial) {
        return objectives.stream()
                .mapToDouble(objective -> objective.trial(trial).means()[0])
                .toArray();
    }

    /**
     * Standard deviations of {@link #meansOf}.
     *
     * @param factor by which they are widened
     * @param values whether of the values to come, not only of what lies behind them
     */
    double[] deviationsOf(int trial, double factor, boolean values) {
        double[] deviations = new double[objectives.size()];
        for (int j = 0; j < deviations.length; j++) {
            Surrogate objective = objectives.get(j);
            Block block = objective.trial(trial);
            double variance = block.variances(objective.rows())[0] + (values ? objective.noise() : 0);
            deviations[j] = StrictMath.sqrt(variance) * factor;
        }
        return deviations;
    }

    /** Probability that nothing reached dominates what comes out; of more than two objectives by drawing. */
    double probability(double[] means, double[] deviations) {
        if (area != null) {
            return area.probability(means, deviations);
        }
        int free = 0;
        for (int i = 0; i < COUNT; i++) {
            double[] drawn = new double[means.length];
            for (int j = 0; j < drawn.length; j++) {
                double u = CounterRandom.unit(DRAWS, j, i);
                drawn[j] = means[j] + deviations[j] * Normal.quantile(Math.max(u, 1e-9));
            }
            free += reached.stream().noneMatch(z -> isNowhereWorse(z, drawn)) ? 1 : 0;
        }
        return free / (double) COUNT;
    }

    private static boolean isNowhereWorse(double[] one, double[] other) {
        for (int j = 0; j < one.length; j++) {
            if (one[j] > other[j]) {
                return false;
            }
        }
        return true;
    }

    /** Means of the pool, an array an objective. */
    List<double[]> means(double[] first) {
        List<double[]> all = new ArrayList<>(List.of(first));
        objectives
                .subList(1, objectives.size())
                .forEach(objective -> all.add(objective.candidates().means()));
        return all;
    }

    /** Standard deviations of the pool, fantasies counted, an array an objective. */
    List<double[]> deviations(double[] firstVariances) {
        List<double[]> all = new ArrayList<>(List.of(firstVariances.clone()));
        objectives
                .subList(1, objectives.size())
                .forEach(objective -> all.add(objective.candidates().variances()));
        all.forEach(variances -> Arrays.setAll(variances, i -> StrictMath.sqrt(variances[i])));
        return all;
    }

    /** One place's part of each array. */
    static double[] at(List<double[]> arrays, int index) {
        return arrays.stream().mapToDouble(array -> array[index]).toArray();
    }
}
