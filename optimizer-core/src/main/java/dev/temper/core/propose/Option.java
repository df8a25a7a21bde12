package dev.temper.core.propose;

/**
 * What may be trained, with what is predicted of it in full.
 *
 * @param mean predicted loss in full, in warped units
 * @param variance of that prediction
 * @param widening factor on its spread, for what the model's past errors were
 * @param rate how much longer than others it trains
 * @param key of the level that it has come to; 0 if it is new
 * @param feasible logarithm of the probability that it keeps all limits
 */
record Option(double mean, double variance, double widening, double rate, int key, double feasible) {
    static Option resting(Resting rest, Outlook outlook) {
        return new Option(
                rest.mean(),
                rest.variance(),
                outlook.calibration(),
                rest.rate(),
                rest.run().last().key(),
                outlook.feasible().ofTrial(rest.run().number()));
    }

    /** A configuration of the pool. */
    static Option fresh(int index, double mean, double variance, Surrogate surrogate, Outlook outlook) {
        return new Option(
                mean, variance, 1, surrogate.rate(index), 0, outlook.feasible().ofNew(index));
    }

    /** ln of the expected improvement of training it in full at once, for what that still costs. */
    double atOnce(Outlook outlook, Fidelity fidelity) {
        double sd = StrictMath.sqrt(variance) * widening;
        double cost = fidelity.cost(key, fidelity.rungs() - 1) * rate;
        return outlook.gain(mean, sd) + feasible - StrictMath.log(cost);
    }
}
