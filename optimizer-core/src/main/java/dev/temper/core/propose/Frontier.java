package dev.temper.core.propose;

import dev.temper.core.model.Chebyshev;
import dev.temper.core.model.Hypervolume;
import dev.temper.core.model.Normal;
import dev.temper.core.model.TwoStage;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.rung.Fronts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The aim of several objectives: what full trainings have reached. Of two objectives a further one is worth the area that
 * it adds, in expectation; of more the improvement in a scalarisation whose weights are drawn for each proposal.
 */
final class Frontier implements Aim {
    // Both break CounterRandom's rule for streams, which lists them; to mend them would change proposals.
    private static final long WEIGHTS = 0x4652_0001L;
    private static final long SEED_OF_DRAWS = 0x4652_0002L;
    private static final int COUNT = 64;
    /** How far the reference lies behind the worst of the front within reach, as a share of its width. */
    private static final double MARGIN = 0.5;

    private static final double LEAST_WIDTH = 0.1;

    private static final double[] EVEN = new double[COUNT];

    static {
        Arrays.fill(EVEN, 1.0 / COUNT);
    }

    private final List<double[]> reached;
    private final @Nullable Hypervolume area;
    private final Chebyshev scalar;
    private final double best;

    /**
     * The frontier.
     *
     * @param reached losses of each full training that keeps every limit, by objective
     * @param predicted mean losses of the pool: an array for each objective
     * @param seed of the experiment
     * @param now sequence that the proposal is based on: of the weights
     */
    Frontier(List<double[]> reached, List<double[]> predicted, long seed, long now) {
        this.reached = reached;
        int count = predicted.size();
        List<double[]> within = within(reached, predicted);
        double[] ideal = new double[count];
        double[] reference = new double[count];
        double[] weights = new double[count];
        for (int j = 0; j < count; j++) {
            int at = j;
            ideal[j] = within.stream().mapToDouble(z -> z[at]).min().orElse(-1);
            double worst = within.stream().mapToDouble(z -> z[at]).max().orElse(0);
            double width = Math.max(worst - ideal[j], LEAST_WIDTH);
            reference[j] = worst + MARGIN * width;
            double drawn = CounterRandom.unit(seed, WEIGHTS, now * count + j);
            weights[j] = (-StrictMath.log(1 - drawn) + 1e-3) / width;
        }
        this.area = count == 2 ? new Hypervolume(reached, reference) : null;
        this.scalar = new Chebyshev(weights, ideal);
        this.best = reached.stream().mapToDouble(scalar::of).min().orElse(scalar.of(new double[count]));
    }

    /** The front within reach: of what was reached and what is predicted of the pool. */
    private static List<double[]> within(List<double[]> reached, List<double[]> predicted) {
        List<Fronts.Point> points = new ArrayList<>();
        for (int i = 0; i < predicted.get(0).length; i++) {
            int at = i;
            points.add(new Fronts.Point(
                    i, predicted.stream().mapToDouble(means -> means[at]).toArray()));
        }
        reached.forEach(z -> points.add(new Fronts.Point(points.size(), z)));
        return Fronts.first(points).stream().map(Fronts.Point::losses).toList();
    }

    @Override
    public double gain(double[] means, double[] deviations) {
        return area == null
                ? scalar.logExpectedImprovement(means, deviations, best)
                : area.logExpectedImprovement(means, deviations);
    }

    /** That nothing reached dominates what comes out; of more than two objectives by drawing. */
    @Override
    public double probability(double[] means, double[] deviations) {
        if (area != null) {
            return area.probability(means, deviations);
        }
        int free = 0;
        for (int i = 0; i < COUNT; i++) {
            double[] drawn = new double[means.length];
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = means[j] + deviations[j] * drawn(j, i);
            }
            free += reached.stream().noneMatch(z -> isNowhereWorse(z, drawn)) ? 1 : 0;
        }
        return free / (double) COUNT;
    }

    @Override
    public double stagedGain(double[] means, double[] shifts, double[] left, double first, double rest) {
        return area == null
                ? drawnGain(means, shifts, left, first, rest)
                : TwoStage.logRate(area, means, shifts, left, first, rest);
    }

    /** By drawing the changes, always the same ones. */
    private double drawnGain(double[] means, double[] shifts, double[] left, double first, double rest) {
        double[] gains = new double[COUNT];
        double[] moved = new double[means.length];
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < moved.length; j++) {
                moved[j] = means[j] + shifts[j] * drawn(j, i);
            }
            gains[i] = gain(moved, left);
        }
        return TwoStage.logRate(gains, EVEN, first, rest);
    }

    private static double drawn(int objective, int index) {
        double u = CounterRandom.unit(SEED_OF_DRAWS, objective, index);
        return Normal.quantile(Math.max(u, 1e-9));
    }

    private static boolean isNowhereWorse(double[] one, double[] other) {
        for (int j = 0; j < one.length; j++) {
            if (one[j] > other[j]) {
                return false;
            }
        }
        return true;
    }
}
