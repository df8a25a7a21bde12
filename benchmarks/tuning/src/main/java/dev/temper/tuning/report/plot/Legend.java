package dev.temper.tuning.report.plot;

import java.util.Locale;
import java.util.Map;

/** Names beside the strokes that their lines are drawn with. */
public final class Legend {
    static final int LINE = 17;

    private static final int SAMPLE = 28;
    private static final int GAP = 6;
    private static final int MARGIN = 12;

    private final Map<String, Stroke> strokes;

    Legend(Map<String, Stroke> strokes) {
        this.strokes = strokes;
    }

    /** A picture of its own, in as many columns as there is room for. */
    public static String strip(Map<String, Stroke> strokes, int width) {
        Legend legend = new Legend(strokes);
        int columns = Math.max(1, (int) ((width - MARGIN) / (legend.width() + MARGIN)));
        int lines = (strokes.size() + columns - 1) / columns;
        StringBuilder svg = new StringBuilder(LinePlot.opening(width, lines * LINE + MARGIN));
        int place = 0;
        for (Map.Entry<String, Stroke> stroke : strokes.entrySet()) {
            int column = place / lines;
            double x = MARGIN + column * (legend.width() + MARGIN);
            svg.append(entry(stroke.getKey(), stroke.getValue(), x, MARGIN + place % lines * LINE));
            place++;
        }
        return svg.append("</svg>").toString();
    }

    /** What its longest name needs. */
    double width() {
        return SAMPLE
                + GAP
                + strokes.entrySet().stream()
                        .mapToDouble(entry -> Letters.width(
                                entry.getKey(), Letters.SIZE, entry.getValue().strong()))
                        .max()
                        .orElse(0);
    }

    /** One name below the other. */
    String column(double x, double y) {
        StringBuilder svg = new StringBuilder();
        int place = 0;
        for (Map.Entry<String, Stroke> stroke : strokes.entrySet()) {
            svg.append(entry(stroke.getKey(), stroke.getValue(), x, y + place * LINE));
            place++;
        }
        return svg.toString();
    }

    private static String entry(String name, Stroke stroke, double x, double y) {
        return String.format(
                Locale.ROOT,
                "<path d=\"M%.1f,%.1fh%d\" %s/><text x=\"%.1f\" y=\"%.1f\"%s>%s</text>",
                x,
                y,
                SAMPLE,
                stroke.attributes(),
                x + SAMPLE + GAP,
                y + 4,
                stroke.strong() ? " font-weight=\"600\"" : "",
                LinePlot.escape(name));
    }
}
