package dev.temper.console.chronicle;

import java.util.List;
import java.util.function.ToLongFunction;

/** Lists in which journal sequences rise. */
final class Rising {
    private Rising() {}

    /** The part up to a sequence; a view. */
    static <T> List<T> upTo(long last, List<T> all, ToLongFunction<? super T> sequence) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sequence.applyAsLong(all.get(middle)) <= last) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return all.subList(0, low);
    }
}
