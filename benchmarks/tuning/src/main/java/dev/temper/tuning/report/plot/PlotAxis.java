package dev.temper.tuning.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Places values along a stretch of the page.
 *
 * @param low value at the start
 * @param high value at the end
 * @param log whether equal ratios, rather than equal differences, are equally far apart
 * @param from place of the lowest value
 * @param to place of the highest
 */
record PlotAxis(double low, double high, boolean log, double from, double to) {
    private static final int TICKS = 5;
    private static final double WIDE = 150;

    double place(double value) {
        double inside = Math.max(low, Math.min(high, value));
        double share = log ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
        return from + share * (to - from);
    }

    /** Values to mark: 1, 3, 10, ... (or 1, 2, 5, 10) on a log axis, round ones otherwise. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (log) {
            double[] digits = high / low > WIDE ? new double[] {1, 3} : new double[] {1, 2, 5};
            for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++) {
                for (double digit : digits) {
                    add(ticks, digit * Math.pow(10, exponent));
                }
            }
            return ticks;
        }
        double step = step();
        for (double tick = Math.ceil(low / step) * step; tick <= high + step / 1000; tick += step) {
            add(ticks, tick);
        }
        return ticks;
    }

    private void add(List<Double> ticks, double tick) {
        double slack = 1e-9;
        if (tick >= low * (1 - slack) && tick <= high * (1 + slack)) {
            ticks.add(tick);
        }
    }

    private double step() {
        double rough = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double digit : new double[] {1, 2, 5}) {
            if (digit * power >= rough) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    static String text(double tick) {
        String text = String.format(Locale.ROOT, "%.6f", tick);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
