package dev.temper.benchmarks.page;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;

/** From when a decision was there for all who listen until the page had drawn it. Not thread safe. */
final class Delays {
    private final List<Double> all = new ArrayList<>();

    /** Takes what was seen: every decision up to a seen entry that no earlier one covered. */
    void take(List<Chromium.Seen> seen, ConcurrentNavigableMap<Long, Long> decisions) {
        for (Chromium.Seen one : seen) {
            Iterator<Map.Entry<Long, Long>> covered =
                    decisions.headMap(one.entry(), true).entrySet().iterator();
            while (covered.hasNext()) {
                all.add((double) Math.max(0, one.time() - covered.next().getValue()));
                covered.remove();
            }
        }
    }

    int size() {
        return all.size();
    }

    /** A percentile in milliseconds. */
    double percentile(double percent) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)];
    }
}
