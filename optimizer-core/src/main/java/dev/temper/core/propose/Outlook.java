package dev.temper.core.propose;

/**
 * What all picks of a proposal are weighed against.
 *
 * @param incumbent loss to beat at full fidelity, in warped units
 * @param finished whether it was reached, not just predicted
 * @param calibration factor by which the spreads of predictions are widened
 */
record Outlook(double incumbent, boolean finished, double calibration) {}
