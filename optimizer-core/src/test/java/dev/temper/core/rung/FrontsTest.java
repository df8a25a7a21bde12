package dev.temper.core.rung;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.rung.Fronts.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontsTest {
    private static boolean dominates(Point better, Point worse) {
        boolean nowhereWorse = true;
        boolean somewhereBetter = false;
        for (int i = 0; i < better.losses().length; i++) {
            nowhereWorse &= better.losses()[i] <= worse.losses()[i];
            somewhereBetter |= better.losses()[i] < worse.losses()[i];
        }
        return nowhereWorse && somewhereBetter;
    }

    /** How often the points that none dominates can be taken off before a point is gone. */
    private static int front(List<Point> points, Point point) {
        List<Point> left = new ArrayList<>(points);
        int front = 0;
        while (true) {
            List<Point> all = List.copyOf(left);
            left.removeIf(one -> all.stream().noneMatch(other -> dominates(other, one)));
            if (!left.contains(point)) {
                return front;
            }
            front++;
        }
    }

    /** Few distinct values, so that points tie and coincide. */
    private static List<Point> points(long seed, int losses) {
        List<Point> points = new ArrayList<>();
        int count = (int) (40 * CounterRandom.unit(seed, 1, 0));
        int levels = 2 + (int) (30 * CounterRandom.unit(seed, 2, 0));
        for (int i = 0; i < count; i++) {
            double[] of = new double[losses];
            for (int j = 0; j < losses; j++) {
                of[j] = StrictMath.floor(levels * CounterRandom.unit(seed, 3 + j, i));
            }
            if (CounterRandom.unit(seed, 9, i) < 0.1) {
                Arrays.fill(of, Double.POSITIVE_INFINITY);
            }
            points.add(new Point(i * 7 % 41, of));
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void frontsAreThoseOfTakingOffWhoIsDominatedByNone(int losses) {
        for (long seed = 0; seed < 150; seed++) {
            List<Point> points = points(seed, losses);
            List<Point> order = Fronts.order(points);
            assertThat(order).containsExactlyInAnyOrderElementsOf(points);
            int before = 0;
            for (Point point : order) {
                int front = front(points, point);
                assertThat(front).as("seed %d", seed).isGreaterThanOrEqualTo(before);
                before = front;
            }
            assertThat(Fronts.first(points))
                    .containsExactlyInAnyOrderElementsOf(points.stream()
                            .filter(point -> points.stream().noneMatch(other -> dominates(other, point)))
                            .toList());
        }
    }

    @Test
    void theOrderDoesNotDependOnTheOrderOfArrival() {
        for (long seed = 0; seed < 50; seed++) {
            List<Point> points = points(seed, 2);
            List<Point> turned = new ArrayList<>(points);
            Collections.reverse(turned);
            assertThat(Fronts.order(turned)).isEqualTo(Fronts.order(points));
        }
    }

    @Test
    void withinAFrontTheLoneliestComesFirstAndOfEqualsTheLowerNumber() {
        Point left = new Point(5, new double[] {0, 10});
        Point crowded = new Point(1, new double[] {1, 9});
        Point next = new Point(2, new double[] {2, 8});
        Point lonely = new Point(3, new double[] {6, 4});
        Point right = new Point(4, new double[] {10, 0});
        Point dominated = new Point(0, new double[] {10, 10});
        assertThat(Fronts.order(List.of(dominated, crowded, right, lonely, left, next)))
                .containsExactly(right, left, lonely, next, crowded, dominated);
    }

    @Test
    void aFrontAsLongAsAllPointsIsCutShort() {
        List<Point> line = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            line.add(new Point(i, new double[] {49 - i, i}));
        }
        assertThat(Fronts.first(line)).hasSize(50);
        assertThat(Fronts.first(line, 10))
                .extracting(Point::number)
                .containsExactly(40, 41, 42, 43, 44, 45, 46, 47, 48, 49);
    }

    @Test
    void nothingHasNoOrder() {
        assertThat(Fronts.order(List.of())).isEmpty();
        assertThat(Fronts.first(List.of())).isEmpty();
    }
}
