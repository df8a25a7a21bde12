package dev.temper.deploy.show;

/** A progress bar. */
public final class Bar {
    private Bar() {}

    /** A bar of that many characters; done of total, both at least 0. */
    public static String of(double done, double total, int width) {
        double part = total <= 0 ? 0 : Math.min(1, Math.max(0, done / total));
        int filled = (int) Math.round(part * width);
        return "█".repeat(filled) + "░".repeat(width - filled);
    }
}
