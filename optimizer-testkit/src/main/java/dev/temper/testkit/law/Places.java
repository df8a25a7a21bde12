package dev.temper.testkit.law;

import dev.temper.core.rung.Fronts.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Places by several losses, found by looking at every pair: peel off who is dominated by none, again and again. */
final class Places {
    private Places() {}

    /** From 0; what diverged is infinitely far. */
    static Map<Integer, Double> of(Map<Integer, double[]> losses) {
        List<Point> left = new ArrayList<>();
        Map<Integer, Double> places = new TreeMap<>();
        losses.forEach((trial, of) -> {
            if (of[0] == Double.POSITIVE_INFINITY) {
                places.put(trial, Double.POSITIVE_INFINITY);
            } else {
                left.add(new Point(trial, of));
            }
        });
        double next = 0;
        while (!left.isEmpty()) {
            List<Point> front = left.stream()
                    .filter(point -> left.stream().noneMatch(other -> dominates(other.losses(), point.losses())))
                    .toList();
            List<Point> order = new ArrayList<>(front);
            order.sort(Comparator.comparingDouble((Point point) -> -distance(front, point))
                    .thenComparingInt(Point::number));
            for (Point point : order) {
                places.put(point.number(), next++);
            }
            left.removeAll(front);
        }
        return places;
    }

    private static boolean dominates(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i]) {
                return false;
            }
            better |= one[i] < other[i];
        }
        return better;
    }

    private static double distance(List<Point> front, Point point) {
        double sum = 0;
        for (int i = 0; i < point.losses().length; i++) {
            int at = i;
            List<Point> along = new ArrayList<>(front);
            along.sort(Comparator.comparingDouble((Point other) -> other.losses()[at])
                    .thenComparingInt(Point::number));
            int place = along.indexOf(point);
            if (place == 0 || place == along.size() - 1) {
                return Double.POSITIVE_INFINITY;
            }
            double width =
                    along.get(along.size() - 1).losses()[i] - along.get(0).losses()[i];
            double gap = along.get(place + 1).losses()[i] - along.get(place - 1).losses()[i];
            sum += width > 0 ? gap / width : 0;
        }
        return sum;
    }
}
