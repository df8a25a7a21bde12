package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;

/** What may be trained, with what is expected of it in full, what a cheaper look would tell, and what that takes. */
interface Candidate {
    /** Predicted losses in full, by objective. Not to be changed. */
    double[] means();

    /** Variances of what is predicted, by objective. Not to be changed. */
    double[] variances();

    /** Factor on their square roots, for what the model's past errors were. */
    double widening();

    /** These square roots, widened: standard deviations of what is predicted. Not to be changed. */
    double[] deviations();

    /** Logarithm of the probability that every limit is kept. */
    double feasible();

    /** How much longer than others it trains. */
    double rate();

    /** The first rung that it has not reached. */
    int next(Fidelity fidelity);

    /**
     * By how much a value at a rung would move the predictions in full: standard deviations s~, by rung and objective. A
     * new array.
     *
     * @param from first rung
     * @param to the rung after the last
     */
    double[][] shifts(int from, int to);

    /** ln of the expected gain of training it in full. */
    default double gain(Aim aim) {
        return aim.gain(means(), deviations()) + feasible();
    }

    /** The same, for what training it in full at once still costs. */
    default double gainForCost(Aim aim, Fidelity fidelity) {
        return gain(aim) - StrictMath.log(cost(fidelity, fidelity.rungs() - 1));
    }

    /** Cost of training it on to a rung, as a share of a full training. */
    double cost(Fidelity fidelity, int rung);
}
