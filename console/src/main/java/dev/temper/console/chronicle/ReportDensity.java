package dev.temper.console.chronicle;

import java.util.Arrays;

/** How many reports there were along the journal: counts in bins of equal width, which doubles as it grows. */
public final class ReportDensity {
    private static final int BINS = 400;

    private final int[] counts = new int[BINS];
    private long width = 1;

    /** How many journal sequences a bin counts; the first begins at sequence 1. */
    public long width() {
        return width;
    }

    /** Reports by bin, up to a sequence. */
    public int[] counts(long last) {
        return Arrays.copyOf(counts, (int) Math.min(BINS, (Math.max(last, 1) - 1) / width + 1));
    }

    void add(long sequence) {
        while ((sequence - 1) / width >= BINS) {
            for (int i = 0; i < BINS; i++) {
                int first = 2 * i;
                counts[i] = first >= BINS ? 0 : counts[first] + counts[first + 1];
            }
            width *= 2;
        }
        counts[(int) ((sequence - 1) / width)]++;
    }
}
