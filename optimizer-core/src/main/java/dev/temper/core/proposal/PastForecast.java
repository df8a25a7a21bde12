package dev.temper.core.proposal;

/**
 * The first forecast of a trial that was far enough to be judged by it: calibration compares it with what it reached.
 *
 * @param mean predicted loss at full fidelity, in warped units
 * @param spread standard deviation of a reported value there, not calibrated, in warped units
 * @param lastValue the trial's loss at the time, in warped units: the forecast to beat
 */
public record PastForecast(int trial, double mean, double spread, double lastValue) {}
