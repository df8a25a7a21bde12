package dev.temper.core.space;

import java.util.Arrays;

/**
 * A prior along an axis, as a density that is constant in each of equally wide cells: with enough cells any shape, and
 * its inverse distribution function needs no special functions.
 */
final class Density {
    private static final int CELLS = 4096;

    /** Probability up to the end of each cell; the last is 1. */
    private final double[] cumulative;

    private Density(double[] masses) {
        cumulative = new double[masses.length];
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            sum += masses[i];
            cumulative[i] = sum;
        }
        for (int i = 0; i < masses.length; i++) {
            cumulative[i] /= sum;
        }
    }

    static Density of(Prior prior, Parameter parameter) {
        if (prior instanceof Prior.Weights weights) {
            return new Density(
                    weights.weights().stream().mapToDouble(Double::doubleValue).toArray());
        }
        double[] logs = new double[CELLS];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CELLS; i++) {
            double position = (i + 0.5) / CELLS;
            logs[i] = prior instanceof Prior.Beta beta
                    ? (beta.a() - 1) * StrictMath.log(position) + (beta.b() - 1) * StrictMath.log(1 - position)
                    : normal((Prior.Normal) prior, parameter, position);
            best = Math.max(best, logs[i]);
        }
        for (int i = 0; i < CELLS; i++) {
            logs[i] = StrictMath.exp(logs[i] - best);
        }
        return new Density(logs);
    }

    private static double normal(Prior.Normal prior, Parameter parameter, double position) {
        double away = (position - middle(prior, parameter)) * span(parameter) / prior.deviation();
        return -away * away / 2;
    }

    private static double middle(Prior.Normal prior, Parameter parameter) {
        double mean = prior.mean();
        if (parameter instanceof Parameter.OfDouble real) {
            return Axis.of(real).positionOf(new Value.OfDouble(mean));
        }
        if (parameter instanceof Parameter.OfInt whole && whole.scale() == Scale.LINEAR) {
            return (mean - whole.min() + 0.5) / (whole.max() - whole.min() + 1);
        }
        Axis axis = Axis.of(parameter);
        for (long i = 0; i < axis.size() && axis instanceof ChoiceAxis; i++) {
            Value value = axis.gridValue(i);
            if (Numbers.of(value) == mean) {
                return axis.positionOf(value);
            }
        }
        return axis.positionOf(new Value.OfLong((long) mean));
    }

    /** Length of the whole axis in the units of a deviation. */
    static double span(Parameter parameter) {
        if (parameter instanceof Parameter.OfDouble real) {
            return real.scale() == Scale.LOG
                    ? StrictMath.log10(real.max()) - StrictMath.log10(real.min())
                    : real.max() - real.min();
        }
        if (parameter instanceof Parameter.OfInt whole && whole.scale() == Scale.LOG) {
            return StrictMath.log10(whole.max() + 0.5) - StrictMath.log10(whole.min() - 0.5);
        }
        return Axis.of(parameter).size();
    }

    /** The position below which lies this much probability. */
    double positionAt(double probability) {
        int found = Arrays.binarySearch(cumulative, probability);
        // Past a cell's end begins the next one that has any probability.
        int cell = found < 0 ? -found - 1 : found + 1;
        while (cell < cumulative.length - 1 && cumulative[cell] <= probability) {
            cell++;
        }
        cell = Math.min(cell, cumulative.length - 1);
        double from = cell == 0 ? 0 : cumulative[cell - 1];
        double within = Math.min(1, (probability - from) / (cumulative[cell] - from));
        return (cell + within) / cumulative.length;
    }
}
