package dev.temper.tuning.report;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** Figures as the report shows them. */
final class Text {
    private Text() {}

    /** What the brackets of {@link #of} and {@link #brief(Estimate)} mean. */
    static final String INTERVALS = "Brackets hold 90 % of 1,000 bootstrap replicates: [square] brackets over seeds,"
            + " on these tables; (round) brackets over tables, with these seeds. With fewer than three seeds, or tables,"
            + " there are none.";

    /** To three places. */
    static String of(Estimate estimate) {
        return with(estimate, Text::exact);
    }

    private static String exact(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String with(Estimate estimate, DoubleFunction<String> form) {
        Interval seeds = estimate.seeds();
        Interval tables = estimate.tables();
        return form.apply(estimate.value())
                + (seeds.isKnown() ? " [" + form.apply(seeds.low()) + ", " + form.apply(seeds.high()) + "]" : "")
                + (tables.isKnown() ? " (" + form.apply(tables.low()) + ", " + form.apply(tables.high()) + ")" : "");
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
        return with(estimate, Text::brief);
    }

    /** {@code 1 table}, {@code 2 tables}. */
    static String count(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    static String cost(double cost) {
        return cost == Math.rint(cost) ? Long.toString((long) cost) : Double.toString(cost);
    }
}
