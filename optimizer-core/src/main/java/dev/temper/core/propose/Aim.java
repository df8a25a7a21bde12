package dev.temper.core.propose;

/** What a further full training is measured by: what was reached so far. Losses are on the model's scale. */
sealed interface Aim permits Incumbent, Frontier {
    /** ln of the expected improvement by independent normal losses, one an objective. */
    double gain(double[] means, double[] deviations);

    /** Probability that such losses are an improvement. */
    double probability(double[] means, double[] deviations);
}
