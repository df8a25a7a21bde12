package dev.temper.benchmarks.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long one route took to answer.
 *
 * @param path below {@code /api/v1}
 * @param kilobytes of the answer, compressed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
record RouteTimes(String path, double kilobytes, double firstMillis, double[] sortedMillis) {
    private static final int FEWEST = 10;

    /**
     * Asks again and again.
     *
     * @param calls as many as these, unless that takes longer than {@code seconds}
     */
    static RouteTimes measure(ApiClient api, String path, int calls, int seconds)
            throws IOException, InterruptedException {
        double first = millis(api, path);
        int bytes = api.get(path).bytes().length;
        double[] times = new double[Math.max(FEWEST, calls)];
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int done = 0;
        while (done < times.length && (done < FEWEST || System.nanoTime() < end)) {
            times[done++] = millis(api, path);
        }
        double[] sorted = Arrays.copyOf(times, done);
        Arrays.sort(sorted);
        return new RouteTimes(path, bytes / 1e3, first, sorted);
    }

    private static double millis(ApiClient api, String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        api.get(path);
        return (System.nanoTime() - start) / 1e6;
    }

    /** A percentile in milliseconds. */
    double percentile(double percent) {
        return sortedMillis[Math.max(0, (int) Math.ceil(percent / 100 * sortedMillis.length) - 1)];
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| `%s` | %,d | %,.1f | %.1f | %.1f | %.1f | %.1f |",
                path,
                sortedMillis.length,
                kilobytes,
                firstMillis,
                percentile(50),
                percentile(99),
                percentile(100));
    }
}
