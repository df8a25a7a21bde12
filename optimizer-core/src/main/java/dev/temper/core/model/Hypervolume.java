package dev.temper.core.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a point adds to the area that a front of two losses dominates, up to a reference. The area beyond a front a_1 <
 * ... < a_n of first losses with second losses b_1 > ... > b_n falls into strips, the i-th between a_i and a_(i+1) and
 * below b_i, where b_0 and a_(n+1) are the reference's and a_0 is minus infinity. In each strip a point adds a width,
 * which its first loss decides, times a depth, which its second one decides.
 */
public final class Hypervolume {
    private final double[] first;
    private final double[] second;
    private final double[] reference;

    /**
     * A front.
     *
     * @param points two losses each, in any order; those that another dominates, or beyond the reference, do not count
     * @param reference worst losses that count
     */
    public Hypervolume(List<double[]> points, double[] reference) {
        List<double[]> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble((double[] point) -> point[0]).thenComparingDouble(point -> point[1]));
        List<double[]> front = new ArrayList<>();
        for (double[] point : sorted) {
            double least = front.isEmpty() ? reference[1] : front.get(front.size() - 1)[1];
            if (point[0] < reference[0] && point[1] < least) {
                front.add(point);
            }
        }
        this.first = front.stream().mapToDouble(point -> point[0]).toArray();
        this.second = front.stream().mapToDouble(point -> point[1]).toArray();
        this.reference = reference.clone();
    }

    /** The area that the front dominates. */
    public double area() {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (right(i + 1) - first[i]) * (reference[1] - second[i]);
        }
        return sum;
    }

    /** The first loss at which strip i ends, from 0. */
    private double right(int strip) {
        return strip == first.length ? reference[0] : first[strip];
    }

    private double below(int strip) {
        return strip == 0 ? reference[1] : second[strip - 1];
    }

    /**
     * ln of the expected growth of the area by a point of two independent normal losses: exact, and without underflow.
     *
     * @param deviations above 0
     */
    public double logExpectedImprovement(double[] means, double[] deviations) {
        return logExpectedImprovements(new double[] {means[0]}, new double[] {means[1]}, deviations)[0][0];
    }

    /**
     * The same of points with each of several means of one loss and each of several of the other.
     *
     * @param deviations of every point, above 0
     * @return by the mean of the first loss and that of the second
     */
    public double[][] logExpectedImprovements(double[] firstMeans, double[] secondMeans, double[] deviations) {
        double[][] widths = Arrays.stream(firstMeans)
                .mapToObj(mean -> widths(mean, deviations[0]))
                .toArray(double[][]::new);
        double[][] depths = Arrays.stream(secondMeans)
                .mapToObj(mean -> depths(mean, deviations[1]))
                .toArray(double[][]::new);
        double[][] growths = new double[widths.length][depths.length];
        double[] terms = new double[first.length + 1];
        for (int a = 0; a < widths.length; a++) {
            for (int b = 0; b < depths.length; b++) {
                for (int i = 0; i < terms.length; i++) {
                    terms[i] = widths[a][i] + depths[b][i];
                }
                growths[a][b] = logSum(terms);
            }
        }
        return growths;
    }

    /** ln of the width that a first loss is expected to add in each strip: E[(right - y)+] - E[(left - y)+]. */
    private double[] widths(double mean, double deviation) {
        double[] widths = new double[first.length + 1];
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < widths.length; i++) {
            double reach = Acquisition.logExpectedImprovement(mean, deviation, right(i));
            widths[i] = before == Double.NEGATIVE_INFINITY ? reach : difference(reach, before);
            before = reach;
        }
        return widths;
    }

    /** ln of the depth that a second loss is expected to add in each strip. */
    private double[] depths(double mean, double deviation) {
        double[] depths = new double[first.length + 1];
        for (int i = 0; i < depths.length; i++) {
            depths[i] = Acquisition.logExpectedImprovement(mean, deviation, below(i));
        }
        return depths;
    }

    /** Probability that no point of the front dominates a point of two independent normal losses. */
    public double probability(double[] means, double[] deviations) {
        double sum = 0;
        double before = 0;
        for (int i = 0; i <= first.length; i++) {
            double reach = i == first.length ? 1 : Normal.cdf((first[i] - means[0]) / deviations[0]);
            double depth = i == 0 ? 1 : Normal.cdf((second[i - 1] - means[1]) / deviations[1]);
            sum += (reach - before) * depth;
            before = reach;
        }
        return Math.min(1, Math.max(0, sum));
    }

    /** ln(e^a - e^b), a being above b but for rounding. */
    private static double difference(double a, double b) {
        return b >= a ? Double.NEGATIVE_INFINITY : a + StrictMath.log(-StrictMath.expm1(b - a));
    }

    private static double logSum(double[] terms) {
        double most = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            most = Math.max(most, term);
        }
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double sum = 0;
        for (double term : terms) {
            sum += StrictMath.exp(term - most);
        }
        return most + StrictMath.log(sum);
    }
}
