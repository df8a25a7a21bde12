package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import org.jspecify.annotations.Nullable;

/** How many there are of each kind; none is zero, so that equal things have equal counts. */
final class Counts {
    private Counts() {}

    /** The counts after one thing turned from a kind to another; null for none. */
    static <K extends Comparable<K>> PersistentMap<K, Integer> moved(
            PersistentMap<K, Integer> counts, @Nullable K was, @Nullable K is) {
        if (was == null ? is == null : was.equals(is)) {
            return counts;
        }
        PersistentMap<K, Integer> changed = was == null ? counts : added(counts, was, -1);
        return is == null ? changed : added(changed, is, 1);
    }

    private static <K extends Comparable<K>> PersistentMap<K, Integer> added(
            PersistentMap<K, Integer> counts, K kind, int more) {
        Integer count = counts.get(kind);
        int sum = (count == null ? 0 : count) + more;
        return sum == 0 ? counts.remove(kind) : counts.put(kind, sum);
    }
}
