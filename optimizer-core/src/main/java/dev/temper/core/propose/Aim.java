package dev.temper.core.propose;

/** What a further full training is measured by: what was reached so far. Losses are on the model's scale. */
sealed interface Aim permits Incumbent, Frontier {
    /** ln of the expected improvement by independent normal losses, one an objective. */
    double gain(double[] means, double[] deviations);

    /** Probability that such losses are an improvement. */
    double probability(double[] means, double[] deviations);

    /**
     * ln of the expected improvement for its expected cost, in two stages.
     *
     * @param means predicted losses in full
     * @param shifts standard deviations of the changes in these predictions that the first stage brings
     * @param left standard deviations of the losses in full that remain after it
     * @param first cost of the first stage
     * @param rest cost of going on from there
     * @see dev.temper.core.model.TwoStage
     */
    double stagedGain(double[] means, double[] shifts, double[] left, double first, double rest);
}
