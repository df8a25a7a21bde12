package dev.temper.tuning.report.plot;

/**
 * What stands around the lines of a plot.
 *
 * @param x what is drawn across
 * @param y what is drawn upwards
 */
public record Frame(String title, String x, String y, int width, int height) {}
