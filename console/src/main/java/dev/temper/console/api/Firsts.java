package dev.temper.console.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first of many in an order, without sorting them all. */
final class Firsts {
    private Firsts() {}

    /** The first ones, sorted; all of them when there are no more than that. */
    static <T> List<T> of(List<T> all, Comparator<? super T> order, int most) {
        if (most >= all.size()) {
            List<T> sorted = new ArrayList<>(all);
            sorted.sort(order);
            return sorted;
        }
        PriorityQueue<T> lastFirst = new PriorityQueue<>(Math.max(1, most), order.reversed());
        for (T one : all) {
            if (lastFirst.size() < most) {
                lastFirst.add(one);
            } else if (most > 0 && order.compare(one, lastFirst.element()) < 0) {
                lastFirst.remove();
                lastFirst.add(one);
            }
        }
        List<T> first = new ArrayList<>(lastFirst);
        first.sort(order);
        return first;
    }
}
