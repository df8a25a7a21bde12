package dev.temper.core.rung;

import dev.temper.core.effort.Effort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order of points with several losses: by non-dominated front, within a front by crowding distance, the loneliest
 * first (Deb, Pratap, Agarwal, Meyarivan 2002), and then by number. A point dominates another if it is nowhere worse
 * and somewhere better.
 */
public final class Fronts {
    /** Of each of up to a million points in a sort. */
    private static final int COMPARISONS = 20;

    private final List<Point> points;
    private final Effort effort;
    private final List<List<Point>> fronts = new ArrayList<>();

    /** A point with a number, by which ties are broken, and its losses. */
    public static final class Point {
        private final int number;
        private final double[] losses;

        /** A point; the losses are kept and not to be changed. */
        public Point(int number, double[] losses) {
            this.number = number;
            this.losses = losses;
        }

        /** Its number. */
        public int number() {
            return number;
        }

        /** Its losses: not to be changed. */
        public double[] losses() {
            return losses;
        }

        /** Whether it is nowhere worse than another and somewhere better. */
        public boolean dominates(Point other) {
            boolean better = false;
            for (int i = 0; i < losses.length; i++) {
                if (losses[i] > other.losses[i]) {
                    return false;
                }
                better |= losses[i] < other.losses[i];
            }
            return better;
        }
    }

    private Fronts(List<Point> points, Effort effort) {
        this.points = points;
        this.effort = effort;
        // In this order no point is dominated by a later one.
        sorted(points).forEach(this::place);
    }

    private static List<Point> sorted(List<Point> points) {
        return points.stream()
                .sorted((one, other) -> {
                    int order = Arrays.compare(one.losses, other.losses);
                    return order != 0 ? order : Integer.compare(one.number, other.number);
                })
                .toList();
    }

    private void place(Point point) {
        int low = 0;
        int high = fronts.size();
        // Whoever is dominated by a front's point is dominated by one of each front before.
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isDominated(point, fronts.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == fronts.size()) {
            fronts.add(new ArrayList<>());
        }
        fronts.get(low).add(point);
    }

    /** With two losses the last point of a front has its least second loss. */
    private boolean isDominated(Point point, List<Point> front) {
        if (point.losses.length == 2) {
            effort.spend(1);
            return front.get(front.size() - 1).dominates(point);
        }
        for (int i = front.size() - 1; i >= 0; i--) {
            effort.spend(1);
            if (front.get(i).dominates(point)) {
                return true;
            }
        }
        return false;
    }

    /** The points that none dominates, by number. */
    public static List<Point> first(List<Point> points) {
        return first(points, Integer.MAX_VALUE);
    }

    /** The same, but no more than so many: those with the least first loss. */
    public static List<Point> first(List<Point> points, int most) {
        List<Point> first = new ArrayList<>();
        for (Point point : sorted(points)) {
            if (first.size() < most && first.stream().noneMatch(other -> other.dominates(point))) {
                first.add(point);
            }
        }
        first.sort(Comparator.comparingInt(Point::number));
        return first;
    }

    /** All points, best first. */
    public static List<Point> order(List<Point> points) {
        return order(points, Effort.unlimited());
    }

    /**
     * All points, best first.
     *
     * @throws dev.temper.core.effort.TooMuchWorkException if that takes more comparisons than may be spent
     */
    public static List<Point> order(List<Point> points, Effort effort) {
        // To sort them by each loss.
        effort.spend(points.isEmpty() ? 0 : (long) points.size() * COMPARISONS * points.get(0).losses.length);
        Fronts sorted = new Fronts(points, effort);
        List<Point> order = new ArrayList<>(sorted.points.size());
        sorted.fronts.forEach(front -> order.addAll(byCrowding(front)));
        return order;
    }

    private static List<Point> byCrowding(List<Point> front) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < front.size(); i++) {
            order.add(i);
        }
        double[] crowding = crowding(front);
        order.sort(Comparator.comparingDouble((Integer i) -> -crowding[i]).thenComparingInt(i -> front.get(i).number));
        return order.stream().map(front::get).toList();
    }

    /** The sum over the losses of the distance between its neighbours there, as a share of the front's whole width. */
    private static double[] crowding(List<Point> front) {
        double[] crowding = new double[front.size()];
        for (int loss = 0; loss < front.get(0).losses.length; loss++) {
            int at = loss;
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < crowding.length; i++) {
                order.add(i);
            }
            order.sort(Comparator.comparingDouble((Integer i) -> front.get(i).losses[at])
                    .thenComparingInt(i -> front.get(i).number));
            double least = front.get(order.get(0)).losses[at];
            double width = front.get(order.get(order.size() - 1)).losses[at] - least;
            crowding[order.get(0)] = Double.POSITIVE_INFINITY;
            crowding[order.get(order.size() - 1)] = Double.POSITIVE_INFINITY;
            for (int i = 1; i + 1 < order.size() && width > 0; i++) {
                double gap = front.get(order.get(i + 1)).losses[at] - front.get(order.get(i - 1)).losses[at];
                crowding[order.get(i)] += gap / width;
            }
        }
        return crowding;
    }
}
