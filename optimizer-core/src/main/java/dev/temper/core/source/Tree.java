package dev.temper.core.source;

import dev.temper.core.random.CounterRandom;
import java.util.Arrays;

/**
 * One tree of a {@link Forest}. A node is cut where the outputs differ most between the two sides, among one cut a feature
 * at a place drawn between the least and the greatest value in the node.
 */
final class Tree {
    private static final long STREAM = 20L << 32;

    private final double[][] columns;
    private final double[][] outputs;
    private final long seed;
    private final long stream;
    private final int[] rows;
    private final int[] lefts;
    private final int[] rights;
    private int[] column = new int[16];
    private double[] cut = new double[16];
    private int[] below = new int[16];
    private double[][] leaf = new double[16][];
    private int size;
    private long drawn;

    /**
     * Grows it.
     *
     * @param columns of features: a feature's values of all trials lie beside each other, as a node reads them
     * @param outputs of each trial
     * @param seed of the cuts
     * @param number of the tree
     */
    Tree(double[][] columns, double[][] outputs, long seed, int number) {
        this.columns = columns;
        this.outputs = outputs;
        this.seed = seed;
        this.stream = STREAM + number;
        this.rows = new int[outputs.length];
        this.lefts = new int[outputs.length];
        this.rights = new int[outputs.length];
        Arrays.setAll(rows, i -> i);
        size = 1;
        grow(0, 0, rows.length);
    }

    /** The mean outputs of the trials with which a place shares its leaf. Not to be changed. */
    double[] leaf(double[] place) {
        int node = 0;
        while (leaf[node] == null) {
            node = below[node] + (place[column[node]] < cut[node] ? 0 : 1);
        }
        return leaf[node];
    }

    /** Grows a node of the rows in a range; no deeper than there are rows, so that the recursion is bounded. */
    private void grow(int node, int from, int to) {
        double best = 0;
        int bestColumn = -1;
        double bestCut = 0;
        for (int c = 0; c < columns.length && to - from > 1; c++) {
            double[] values = columns[c];
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double value = values[rows[i]];
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            if (least < greatest) {
                double at = least + (greatest - least) * CounterRandom.unit(seed, stream, drawn++);
                // Some row lies on either side even if the draw was the very end.
                double here = at > least ? at : greatest;
                double gain = gain(from, to, c, here);
                if (gain > best) {
                    best = gain;
                    bestColumn = c;
                    bestCut = here;
                }
            }
        }
        if (bestColumn < 0) {
            leaf[node] = mean(from, to);
        } else {
            split(node, from, to, bestColumn, bestCut);
        }
    }

    private void split(int node, int from, int to, int bestColumn, double bestCut) {
        int children = size;
        size += 2;
        reserve(size);
        column[node] = bestColumn;
        cut[node] = bestCut;
        below[node] = children;
        int middle = partition(from, to, bestColumn, bestCut);
        grow(children, from, middle);
        grow(children + 1, middle, to);
    }

    /** What a cut takes off the sum of squares about the means, over all outputs. */
    private double gain(int from, int to, int c, double at) {
        double[] values = columns[c];
        int n = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            // Without a branch: which side a row lies on cannot be predicted.
            lefts[n] = row;
            rights[i - from - n] = row;
            n += values[row] < at ? 1 : 0;
        }
        double[] left = sum(lefts, n);
        double[] right = sum(rights, to - from - n);
        int m = to - from - n;
        double gain = 0;
        for (int k = 0; k < left.length; k++) {
            double difference = left[k] / n - right[k] / m;
            gain += difference * difference * n * m / (n + m);
        }
        return gain;
    }

    private double[] sum(int[] some, int count) {
        double[] sum = new double[outputs[0].length];
        for (int i = 0; i < count; i++) {
            double[] row = outputs[some[i]];
            for (int k = 0; k < sum.length; k++) {
                sum[k] += row[k];
            }
        }
        return sum;
    }

    private int partition(int from, int to, int c, double at) {
        int middle = from;
        for (int i = from; i < to; i++) {
            if (columns[c][rows[i]] < at) {
                int row = rows[i];
                rows[i] = rows[middle];
                rows[middle++] = row;
            }
        }
        return middle;
    }

    private double[] mean(int from, int to) {
        double[] mean = new double[outputs[0].length];
        for (int i = from; i < to; i++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += outputs[rows[i]][k];
            }
        }
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= to - from;
        }
        return mean;
    }

    private void reserve(int nodes) {
        if (nodes > column.length) {
            column = Arrays.copyOf(column, 2 * nodes);
            cut = Arrays.copyOf(cut, 2 * nodes);
            below = Arrays.copyOf(below, 2 * nodes);
            leaf = Arrays.copyOf(leaf, 2 * nodes);
        }
    }
}
