package dev.temper.tuning.report.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plot of lines over a common x. */
public final class LinePlot {
    private static final int LEFT = 66;
    private static final int BOTTOM = 36;
    private static final int TOP = 26;
    private static final int RIGHT = 20;
    private static final int EDGE = 8;
    private static final int TITLE_SIZE = 12;

    private final StringBuilder svg = new StringBuilder();
    private final Frame frame;
    private final int height;
    private final PlotAxis across;
    private final PlotAxis up;

    private LinePlot(Frame frame, int height, double right, double[] xs, double low, double high) {
        this.frame = frame;
        this.height = height;
        this.across = new PlotAxis(xs[0], xs[xs.length - 1], false, LEFT, frame.width() - right);
        this.up = new PlotAxis(low, high, true, height - BOTTOM, TOP);
    }

    /**
     * Draws.
     *
     * @param xs at least two, rising
     * @param low of the y axis, which is logarithmic; lower values are drawn on its edge, which then says so
     * @param named whether names are written beside the lines' strokes
     */
    public static String draw(Frame frame, double[] xs, List<Series> series, double low, double high, boolean named) {
        Map<String, Stroke> strokes = new LinkedHashMap<>();
        series.forEach(line -> strokes.put(line.name(), line.stroke()));
        Legend legend = new Legend(strokes);
        int height = named ? Math.max(frame.height(), TOP + BOTTOM + series.size() * Legend.LINE) : frame.height();
        LinePlot plot = new LinePlot(frame, height, named ? legend.width() + RIGHT + EDGE : RIGHT, xs, low, high);
        plot.open();
        plot.upAxis(series.stream().anyMatch(line -> below(line, low)));
        plot.acrossAxis();
        series.forEach(line -> plot.band(xs, line));
        series.stream().filter(line -> !line.stroke().strong()).forEach(line -> plot.line(xs, line));
        series.stream().filter(line -> line.stroke().strong()).forEach(line -> plot.line(xs, line));
        if (named) {
            plot.svg.append(legend.column(plot.across.to() + RIGHT, TOP + EDGE));
        }
        return plot.svg.append("</svg>").toString();
    }

    static String opening(int width, int height) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"%d\" fill=\"#333\" role=\"img\">",
                width,
                height,
                width,
                height,
                Letters.SIZE);
    }

    private static boolean below(Series line, double low) {
        for (double y : line.ys()) {
            if (y < low) {
                return true;
            }
        }
        return false;
    }

    private void open() {
        String title = escape(frame.title());
        svg.append(opening(frame.width(), height));
        add("<title>%s</title><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", title, frame.width(), height);
        double size = Letters.fitting(frame.title(), TITLE_SIZE, frame.width() - 2 * EDGE);
        add("<text x=\"%d\" y=\"15\" font-size=\"%.1f\" font-weight=\"600\">%s</text>", EDGE, size, title);
    }

    private void upAxis(boolean clipped) {
        for (double tick : up.ticks()) {
            double y = up.place(tick);
            add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e3e3e3\"/>", LEFT, y, across.to(), y);
            boolean edge = clipped && up.from() - y < Letters.SIZE;
            if (!edge) {
                add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 5, y + 4, PlotAxis.text(tick));
            }
        }
        if (clipped) {
            String text = "≤ " + PlotAxis.text(up.low());
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 5, up.from() + 4, text);
        }
        double middle = (up.from() + up.to()) / 2;
        add(
                "<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                middle, escape(frame.y()));
    }

    private void acrossAxis() {
        for (double tick : across.ticks()) {
            double x = across.place(tick);
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999\"/>",
                    x, up.from(), x, up.from() + 4);
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", x, up.from() + 16, PlotAxis.text(tick));
        }
        add(
                "<line x1=\"%d\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999\"/>",
                LEFT, up.from(), across.to(), up.from());
        double middle = (across.from() + across.to()) / 2;
        add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", middle, height - 5, escape(frame.x()));
    }

    private void band(double[] xs, Series line) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            point(points, xs[i], line.highs()[i]);
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            point(points, xs[i], line.lows()[i]);
        }
        add(
                "<polygon points=\"%s\" fill=\"%s\" opacity=\"%s\"/>",
                points, line.stroke().colour(), line.stroke().strong() ? ".2" : ".1");
    }

    private void line(double[] xs, Series line) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            point(points, xs[i], line.ys()[i]);
        }
        add(
                "<polyline points=\"%s\" %s><title>%s</title></polyline>",
                points, line.stroke().attributes(), escape(line.name()));
    }

    private void point(StringBuilder points, double x, double y) {
        if (!Double.isNaN(y)) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", across.place(x), up.place(y)));
        }
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }

    /** Text as XML takes it. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
