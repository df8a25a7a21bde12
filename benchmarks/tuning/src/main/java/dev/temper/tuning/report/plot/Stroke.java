package dev.temper.tuning.report.plot;

import java.util.Locale;

/**
 * How a line looks.
 *
 * @param colour as SVG writes it
 * @param dashes lengths of dashes and gaps as SVG writes them; empty for a line without gaps
 * @param strong whether it is drawn thicker than the others
 */
public record Stroke(String colour, String dashes, boolean strong) {
    private static final double WIDTH = 1.5;
    private static final double STRONG_WIDTH = 2.6;

    /** The attributes of an element that is drawn so. */
    String attributes() {
        String gaps = dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"";
        return String.format(
                Locale.ROOT,
                "fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s",
                colour,
                strong ? STRONG_WIDTH : WIDTH,
                gaps);
    }
}
