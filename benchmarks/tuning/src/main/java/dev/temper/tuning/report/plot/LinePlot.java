package dev.temper.tuning.report.plot;

import java.util.List;
import java.util.Locale;

/** A plot of lines over a common x. */
public final class LinePlot {
    private static final int LEFT = 46;
    private static final int BOTTOM = 34;
    private static final int TOP = 24;
    private static final int RIGHT = 10;
    private static final int LEGEND = 150;
    private static final int LEGEND_LINE = 17;

    private final StringBuilder svg = new StringBuilder();
    private final int width;
    private final int height;
    private final Axis across;
    private final Axis up;

    private LinePlot(int width, int height, int right, double[] xs, double low, double high) {
        this.width = width;
        this.height = height;
        this.across = new Axis(xs[0], xs[xs.length - 1], false, LEFT, width - right);
        this.up = new Axis(low, high, true, height - BOTTOM, TOP);
    }

    /**
     * Draws.
     *
     * @param xs at least two, rising
     * @param low of the y axis, which is logarithmic; lower values are drawn on its edge
     * @param legend whether names are written beside the lines' colours
     */
    public static String draw(
            String title,
            String xLabel,
            double[] xs,
            List<Series> series,
            double low,
            double high,
            int width,
            int height,
            boolean legend) {
        LinePlot plot = new LinePlot(width, height, legend ? LEGEND : RIGHT, xs, low, high);
        plot.open(title);
        plot.axes(xLabel);
        series.forEach(line -> plot.band(xs, line));
        series.stream().filter(line -> !line.strong()).forEach(line -> plot.line(xs, line));
        series.stream().filter(Series::strong).forEach(line -> plot.line(xs, line));
        if (legend) {
            plot.legend(series);
        }
        return plot.svg.append("</svg>").toString();
    }

    private void open(String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"11\" fill=\"#333\" role=\"img\">",
                width, height, width, height);
        add("<title>%s</title><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", escape(title), width, height);
        add("<text x=\"%d\" y=\"15\" font-size=\"12\" font-weight=\"600\">%s</text>", LEFT, escape(title));
    }

    private void axes(String xLabel) {
        for (double tick : up.ticks()) {
            double y = up.place(tick);
            add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e3e3e3\"/>", LEFT, y, across.to(), y);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 5, y + 4, Axis.text(tick));
        }
        for (double tick : across.ticks()) {
            double x = across.place(tick);
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999\"/>",
                    x, up.from(), x, up.from() + 4);
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", x, up.from() + 15, Axis.text(tick));
        }
        add(
                "<line x1=\"%d\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999\"/>",
                LEFT, up.from(), across.to(), up.from());
        double middle = (across.from() + across.to()) / 2;
        add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", middle, height - 4, escape(xLabel));
    }

    private void band(double[] xs, Series line) {
        StringBuilder there = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            if (!Double.isNaN(line.ys()[i])) {
                there.append(point(xs[i], line.highs()[i]));
                back.insert(0, point(xs[i], line.lows()[i]));
            }
        }
        add(
                "<polygon points=\"%s%s\" fill=\"%s\" opacity=\"%s\"/>",
                there, back, line.colour(), line.strong() ? ".2" : ".1");
    }

    private void line(double[] xs, Series line) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            if (!Double.isNaN(line.ys()[i])) {
                points.append(point(xs[i], line.ys()[i]));
            }
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"><title>%s"
                        + "</title></polyline>",
                points, line.colour(), line.strong() ? "2.6" : "1.5", escape(line.name()));
    }

    private String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", across.place(x), up.place(y));
    }

    private void legend(List<Series> series) {
        double x = across.to() + 12;
        for (int i = 0; i < series.size(); i++) {
            int y = TOP + 8 + i * LEGEND_LINE;
            Series line = series.get(i);
            add(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%s\"/>",
                    x, y, x + 16, y, line.colour(), line.strong() ? "3" : "2");
            add(
                    "<text x=\"%.1f\" y=\"%d\"%s>%s</text>",
                    x + 22, y + 4, line.strong() ? " font-weight=\"600\"" : "", escape(line.name()));
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
