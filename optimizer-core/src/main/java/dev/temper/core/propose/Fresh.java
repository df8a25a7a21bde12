package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;

/** A configuration of the pool, as all that is imagined now has it. */
final class Fresh implements Candidate {
    private final Imagined pool;
    private final int index;
    private final double[] means;
    private final double[] variances;
    private final double[] deviations;
    private final double feasible;
    private final double rate;

    /** A configuration whose variances are still to be taken in. */
    Fresh(Imagined pool, int index, double[] means, double feasible, double rate) {
        this.pool = pool;
        this.index = index;
        this.means = means;
        this.variances = new double[means.length];
        this.deviations = new double[means.length];
        this.feasible = feasible;
        this.rate = rate;
    }

    /** Takes in the variance of one objective's prediction. */
    void update(int objective, double variance) {
        variances[objective] = variance;
        deviations[objective] = StrictMath.sqrt(variance);
    }

    @Override
    public double[] means() {
        return means;
    }

    @Override
    public double[] variances() {
        return variances;
    }

    @Override
    public double[] deviations() {
        return deviations;
    }

    /** None: the model errs about trials that have shown something. */
    @Override
    public double widening() {
        return 1;
    }

    @Override
    public double feasible() {
        return feasible;
    }

    @Override
    public double rate() {
        return rate;
    }

    @Override
    public int next(Fidelity fidelity) {
        return 0;
    }

    @Override
    public double cost(Fidelity fidelity, int rung) {
        return fidelity.cost(0, rung) * rate;
    }

    @Override
    public double[][] shifts(int from, int to) {
        return pool.shifts(index, from, to);
    }
}
