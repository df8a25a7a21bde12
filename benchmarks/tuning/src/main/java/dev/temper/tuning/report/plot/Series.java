package dev.temper.tuning.report.plot;

/**
 * A line with the band that its intervals fill.
 *
 * @param ys a value for each x of the plot; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by the plot
public record Series(String name, Stroke stroke, double[] ys, double[] lows, double[] highs) {}
