package dev.temper.tuning.report.plot;

/**
 * A line with the band that its intervals fill.
 *
 * @param colour as SVG writes it
 * @param strong whether it is drawn thicker than the others
 * @param ys a value for each x of the plot; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by the plot
public record Series(String name, String colour, boolean strong, double[] ys, double[] lows, double[] highs) {}
