package dev.temper.core.space;

import dev.temper.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Configurations near others: numbers take a normal step along their scale, categories change now and then, and what
 * comes to apply by that is drawn anew. All keep the rules of the space, and stay among its candidates if it has any.
 * Pure functions of (seed, counter).
 */
public final class Neighbours {
    private static final long STREAM = 6L << 32;
    private static final int TRIES = 100;

    /** Probability that a category changes, at scale {@link #USUAL}. */
    private static final double SWITCH = 0.15;

    /** A usual size of steps: a tenth of each scale. */
    public static final double USUAL = 0.1;

    private final Space space;
    private final UnitCube cube;
    private final Rules rules;
    private final Feasibility feasibility;
    private final List<double[]> candidates;

    /** Neighbours in a space that passed its check. */
    public Neighbours(Space space) {
        this.space = space;
        this.cube = new UnitCube(space);
        this.rules = new Rules(space);
        this.feasibility = new Feasibility(space);
        this.candidates = space.candidates().stream().map(cube::pointOf).toList();
    }

    /**
     * A configuration near another, and different from it unless no other is found. Where steps keep breaking rules,
     * it is drawn from the whole space.
     *
     * @param scale standard deviation of the steps, as a part of each scale; discrete values are tried at least half a
     *     cell away
     * @param counter another counter, another neighbour
     */
    public Configuration near(Configuration middle, double scale, long seed, long counter) {
        ConfigurationKey key = new ConfigurationKey(middle);
        double[] from = cube.pointOf(middle);
        for (int i = 0; i < TRIES; i++) {
            double[] point = step(from, scale, seed, counter * TRIES + i);
            Configuration found = candidates.isEmpty()
                    ? cube.configurationAt(point)
                    : nearest(point, 1).get(0);
            if (key.compareTo(new ConfigurationKey(found)) != 0 && rules.allow(found)) {
                return found;
            }
        }
        Configuration drawn = candidates.isEmpty() ? feasibility.draw(seed, counter) : null;
        return drawn == null ? middle : drawn;
    }

    /** The candidates nearest to a configuration, itself left out; nearest first, and among equals as listed. */
    public List<Configuration> nearest(Configuration middle, int count) {
        ConfigurationKey key = new ConfigurationKey(middle);
        return nearest(cube.pointOf(middle), count + 1).stream()
                .filter(candidate -> key.compareTo(new ConfigurationKey(candidate)) != 0)
                .limit(count)
                .toList();
    }

    private List<Configuration> nearest(double[] point, int count) {
        List<Integer> order = new ArrayList<>();
        double[] distances = new double[candidates.size()];
        for (int i = 0; i < distances.length; i++) {
            order.add(i);
            distances[i] = distance(point, candidates.get(i));
        }
        order.sort(Comparator.comparingDouble(i -> distances[i]));
        return order.stream().limit(count).map(space.candidates()::get).toList();
    }

    /** Square of the distance; categories, and whether a parameter applies, are at distance 0 or 1. */
    private double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double apart = one[i] - other[i];
            if (Double.isNaN(apart)) {
                apart = Double.isNaN(one[i]) && Double.isNaN(other[i]) ? 0 : 1;
            } else if (isCategory(i)) {
                Axis axis = cube.axes().get(i);
                apart = axis.valueAt(one[i]).equals(axis.valueAt(other[i])) ? 0 : 1;
            }
            sum += apart * apart;
        }
        return sum;
    }

    private double[] step(double[] from, double scale, long seed, long counter) {
        double[] point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            double first = CounterRandom.unit(seed, STREAM | (2L * i), counter);
            double second = CounterRandom.unit(seed, STREAM | (2L * i + 1), counter);
            if (Double.isNaN(from[i])) {
                point[i] = cube.positionAt(i, first);
            } else if (isCategory(i)) {
                point[i] = first < SWITCH * scale / USUAL ? second : from[i];
            } else {
                double deviation = Math.max(scale, 0.5 / cube.axes().get(i).size());
                point[i] = reflected(from[i] + deviation * normal(first, second));
            }
        }
        return point;
    }

    private boolean isCategory(int index) {
        return space.parameters().get(index) instanceof Parameter.Categorical;
    }

    /** Folded back at the ends, so that steps from a bound do not all stay at the bound. */
    private static double reflected(double position) {
        double within = position < 0 ? -position : position > 1 ? 2 - position : position;
        return Math.min(1, Math.max(0, within));
    }

    /** By Box and Muller. */
    private static double normal(double first, double second) {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - first)) * StrictMath.cos(2 * Math.PI * second);
    }
}
