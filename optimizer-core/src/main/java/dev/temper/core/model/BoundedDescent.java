package dev.temper.core.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Limited-memory BFGS in a box, by projection: coordinates that a bound holds back rest, the others move along the
 * quasi-Newton direction, and steps are cut at the bounds. Works in units of the priors' deviations, in which the
 * objective's curvature is near 1. Vectors are matrices of one column.
 */
final class BoundedDescent {
    /** A function and its gradient; infinite where it is undefined. */
    interface Objective {
        double value(double[] point, double[] gradient);
    }

    private static final double SUFFICIENT = 1e-4;
    private static final double TOLERANCE = 1e-5;
    private static final double RELATIVE_GAIN = 1e-9;
    private static final int MOST_CUTS = 12;
    private static final double FIRST_STEP = 1;

    private final Objective objective;
    private final Priors priors;
    private final Curvature curvature;
    private final double[] natural;
    private final double[] lower;
    private final double[] upper;
    /** 1 for each coordinate that may move, 0 for one that a bound holds back. */
    private final DMatrixRMaj free;

    private final DMatrixRMaj direction;
    private DMatrixRMaj x;
    private DMatrixRMaj gradient;
    private DMatrixRMaj trial;
    private DMatrixRMaj trialGradient;
    private double value;
    private int evaluations;

    BoundedDescent(Objective objective, Priors priors) {
        int size = priors.size();
        this.objective = objective;
        this.priors = priors;
        this.curvature = new Curvature();
        this.natural = new double[size];
        this.lower = new double[size];
        this.upper = new double[size];
        this.free = new DMatrixRMaj(size, 1);
        this.direction = new DMatrixRMaj(size, 1);
        this.x = new DMatrixRMaj(size, 1);
        this.gradient = new DMatrixRMaj(size, 1);
        this.trial = new DMatrixRMaj(size, 1);
        this.trialGradient = new DMatrixRMaj(size, 1);
        for (int i = 0; i < size; i++) {
            lower[i] = (priors.lower(i) - priors.mean(i)) / priors.deviation(i);
            upper[i] = (priors.upper(i) - priors.mean(i)) / priors.deviation(i);
        }
    }

    /** Evaluations of the objective so far. */
    int evaluations() {
        return evaluations;
    }

    /** Where the last minimisation ended: a new array. */
    double[] point() {
        return toNatural(x).clone();
    }

    /** The least value found from a start; infinite if it is undefined there. */
    double minimise(double[] start, int iterations) {
        curvature.clear();
        for (int i = 0; i < start.length; i++) {
            x.set(i, clip(i, (start[i] - priors.mean(i)) / priors.deviation(i)));
        }
        value = evaluate(x, gradient);
        for (int iteration = 0; iteration < iterations && Double.isFinite(value); iteration++) {
            if (holdBack() < TOLERANCE || !step()) {
                break;
            }
        }
        return value;
    }

    /** Marks the coordinates at a bound that descent would leave; the largest slope of the others. */
    private double holdBack() {
        double steepest = 0;
        for (int i = 0; i < lower.length; i++) {
            double slope = gradient.get(i);
            boolean held = slope > 0 ? x.get(i) <= lower[i] : x.get(i) >= upper[i];
            free.set(i, held ? 0 : 1);
            steepest = held ? steepest : Math.max(steepest, Math.abs(slope));
        }
        return steepest;
    }

    private boolean step() {
        curvature.direction(gradient, free, direction);
        if (CommonOps_DDRM.dot(gradient, direction) >= 0) {
            curvature.clear();
            curvature.direction(gradient, free, direction);
        }
        double length = curvature.isEmpty() ? Math.min(1, FIRST_STEP / NormOps_DDRM.fastNormF(direction)) : 1;
        for (int cut = 0; cut < MOST_CUTS; cut++) {
            double expected = move(length);
            double reached = evaluate(trial, trialGradient);
            if (reached <= value + SUFFICIENT * expected) {
                return accept(reached);
            }
            length *= shrink(reached, expected);
        }
        if (curvature.isEmpty()) {
            return false;
        }
        curvature.clear();
        return true;
    }

    /** Goes to the next point; false if that gained next to nothing. */
    private boolean accept(double reached) {
        curvature.learn(x, trial, gradient, trialGradient);
        double gain = value - reached;
        DMatrixRMaj spare = x;
        x = trial;
        trial = spare;
        spare = gradient;
        gradient = trialGradient;
        trialGradient = spare;
        value = reached;
        return gain > RELATIVE_GAIN * Math.max(1, Math.abs(value));
    }

    /** Puts the trial point along the direction, within the box; the change that the slope foretells. */
    private double move(double length) {
        double expected = 0;
        for (int i = 0; i < lower.length; i++) {
            trial.set(i, clip(i, x.get(i) + length * direction.get(i)));
            expected += gradient.get(i) * (trial.get(i) - x.get(i));
        }
        return expected;
    }

    /** The minimum of the parabola through what is known, kept from 0.1 to 0.5 of the step. */
    private double shrink(double reached, double expected) {
        double excess = reached - value - expected;
        if (!(excess > 0) || Double.isInfinite(excess)) {
            return 0.1;
        }
        return Math.min(0.5, Math.max(0.1, -expected / (2 * excess)));
    }

    private double clip(int i, double coordinate) {
        return Math.min(upper[i], Math.max(lower[i], coordinate));
    }

    private double[] toNatural(DMatrixRMaj point) {
        for (int i = 0; i < natural.length; i++) {
            natural[i] = priors.mean(i) + priors.deviation(i) * point.get(i);
        }
        return natural;
    }

    private double evaluate(DMatrixRMaj point, DMatrixRMaj slopes) {
        evaluations++;
        slopes.zero();
        double reached = objective.value(toNatural(point), slopes.data);
        boolean finite = Double.isFinite(reached);
        for (int i = 0; i < natural.length; i++) {
            slopes.times(i, priors.deviation(i));
            finite &= Double.isFinite(slopes.get(i));
        }
        return finite ? reached : Double.POSITIVE_INFINITY;
    }
}
