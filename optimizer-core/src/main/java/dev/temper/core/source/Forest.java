package dev.temper.core.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Extremely randomised trees (Geurts, Ernst, Wehenkel 2006) of several outputs at once: the mean over many trees, each
 * grown to single trials, of the outputs of the leaf that a place falls in. It takes parameters of any kind and scale,
 * needs no hyperparameters fitted, and from a few hundred trials ranks what was not tried better than a Gaussian process
 * does (docs/research).
 */
final class Forest {
    private static final int TREES = 100;

    private final List<Tree> trees = new ArrayList<>();
    private final int outputs;

    /**
     * Grows the trees.
     *
     * @param features of each trial
     * @param outputs of each trial
     * @param seed of the cuts
     */
    Forest(double[][] features, double[][] outputs, long seed) {
        this.outputs = outputs[0].length;
        double[][] columns = columns(features);
        for (int t = 0; t < TREES; t++) {
            trees.add(new Tree(columns, outputs, seed, t));
        }
    }

    private static double[][] columns(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = rows[i][c];
            }
        }
        return columns;
    }

    /** The outputs at each of some places: new arrays. Tree by tree, since one fits a processor's cache and all do not. */
    double[][] at(double[][] places) {
        double[][] sums = new double[places.length][outputs];
        for (Tree tree : trees) {
            for (int i = 0; i < places.length; i++) {
                double[] leaf = tree.leaf(places[i]);
                for (int k = 0; k < outputs; k++) {
                    sums[i][k] += leaf[k];
                }
            }
        }
        for (double[] sum : sums) {
            for (int k = 0; k < outputs; k++) {
                sum[k] /= TREES;
            }
        }
        return sums;
    }
}
