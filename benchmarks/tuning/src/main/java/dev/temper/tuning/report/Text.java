package dev.temper.tuning.report;

import java.util.Locale;

/** Figures as the report shows them. */
final class Text {
    private Text() {}

    static String of(Estimate estimate) {
        return estimate.hasInterval()
                ? String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", estimate.value(), estimate.low(), estimate.high())
                : String.format(Locale.ROOT, "%.3f", estimate.value());
    }

    /** To two digits, or three above 100. */
    static String brief(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return "-";
        }
        int places = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    static String brief(Estimate estimate) {
        return estimate.hasInterval()
                ? brief(estimate.value()) + " [" + brief(estimate.low()) + ", " + brief(estimate.high()) + "]"
                : brief(estimate.value());
    }

    /** {@code 1 table}, {@code 2 tables}. */
    static String count(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    static String cost(double cost) {
        return cost == Math.rint(cost) ? Long.toString((long) cost) : Double.toString(cost);
    }
}
