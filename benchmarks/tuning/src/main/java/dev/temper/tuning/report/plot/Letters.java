package dev.temper.tuning.report.plot;

/** How much room text takes: an upper bound for the fonts that browsers draw with, which a picture cannot ask for. */
final class Letters {
    /** Of the plots' text. */
    static final int SIZE = 11;

    private static final double WIDE = 0.66;
    private static final double BOLD = 0.74;

    private Letters() {}

    static double width(String text, double size, boolean bold) {
        return text.length() * size * (bold ? BOLD : WIDE);
    }

    /** The size, or the largest below it at which a bold text is no wider than this. */
    static double fitting(String text, double size, double width) {
        return Math.min(size, size * width / Math.max(1, width(text, size, true)));
    }
}
