package dev.temper.core.model;

import java.util.Arrays;

/**
 * Predictions of function values at many places at once. When the posterior has grown, {@link #update()} costs O(n)
 * for each place and new row. Figures over the first so many rows leave out what was appended later, such as fantasies.
 *
 * <p>Not thread-safe.
 */
public final class Block {
    private static final double LEAST_VARIANCE = 1e-10;

    private final Posterior posterior;
    private final Site[] sites;
    private double[][] v = new double[0][];
    private long[] ids = new long[0];
    private int rows;
    private final double[] prior;
    /** Variances given the first rows with targets, before the floor: from one fantasy to the next they stay. */
    private double[] settled;

    private int settledRows;

    Block(Posterior posterior, Site[] sites) {
        this.posterior = posterior;
        this.sites = sites;
        this.prior = new double[sites.length];
        for (int c = 0; c < prior.length; c++) {
            prior[c] = posterior.covariance(sites[c], sites[c]);
        }
        this.settled = prior.clone();
    }

    /** Number of places. */
    public int size() {
        return sites.length;
    }

    /** A place, by its index from 0. */
    public Place place(int index) {
        return sites[index].place();
    }

    Site site(int index) {
        return sites[index];
    }

    /** The covariance of a place and the posterior's rows, solved by the factor: element i of U'^-1 k. */
    double solved(int row, int index) {
        return v[row][index];
    }

    /** Follows the posterior: takes off what it took off, appends what it appended. */
    public void update() {
        int same = 0;
        int wanted = posterior.size();
        while (same < Math.min(rows, wanted) && ids[same] == posterior.id(same)) {
            same++;
        }
        grow(wanted);
        rows = wanted;
        if (same < settledRows) {
            settled = prior.clone();
            settledRows = 0;
        }
        double[] inputs = new double[sites.length];
        for (int i = same; i < wanted; i++) {
            Site row = posterior.site(i);
            boolean known = i > same && row.sharesFeatures(posterior.site(i - 1));
            ids[i] = posterior.id(i);
            for (int c = 0; c < sites.length; c++) {
                inputs[c] = known ? inputs[c] : posterior.input(row, sites[c]);
                v[i][c] = posterior.covariance(row, sites[c], inputs[c]);
            }
        }
        Cholesky.solve(posterior.factor(), same, wanted, v, 0, sites.length);
    }

    /** Rows that were taken off are used again: fantasies come and go with every pick, and each row is long. */
    private void grow(int wanted) {
        int before = v.length;
        if (wanted > before) {
            v = Arrays.copyOf(v, wanted);
            ids = Arrays.copyOf(ids, wanted);
            for (int i = before; i < wanted; i++) {
                v[i] = new double[sites.length];
            }
        }
    }

    /** The posterior means, which only observations decide. A new array. */
    public double[] means() {
        double[] solved = posterior.solvedTargets();
        double[] means = new double[sites.length];
        for (int c = 0; c < means.length; c++) {
            means[c] = sites[c].mean();
        }
        for (int k = 0; k < solved.length; k++) {
            RowUpdate.one(means, -solved[k], v[k], 0, means.length);
        }
        return means;
    }

    /** The posterior variances, fantasies counted. A new array. */
    public double[] variances() {
        return variances(rows);
    }

    /** The posterior variances given the first rows only. A new array. */
    public double[] variances(int first) {
        int from = 0;
        int values = Math.min(posterior.observed(), rows);
        if (settledRows <= values && values <= first) {
            subtractSquares(settled, settledRows, values);
            settledRows = values;
            from = values;
        }
        double[] variances = (from == 0 ? prior : settled).clone();
        subtractSquares(variances, from, first);
        for (int c = 0; c < variances.length; c++) {
            variances[c] = Math.max(variances[c], LEAST_VARIANCE);
        }
        return variances;
    }

    private void subtractSquares(double[] variances, int from, int to) {
        for (int k = from; k < to; k++) {
            double[] row = v[k];
            for (int c = 0; c < variances.length; c++) {
                variances[c] -= row[c] * row[c];
            }
        }
    }

    /**
     * Posterior covariance of the function values at two places, given the first rows only.
     *
     * @param index of the place here
     * @param other a block of the same posterior, perhaps this one
     * @param otherIndex of the place there
     */
    public double covariance(int index, Block other, int otherIndex, int rows) {
        double covariance = this == other && index == otherIndex
                ? prior[index]
                : posterior.covariance(sites[index], other.sites[otherIndex]);
        for (int k = 0; k < rows; k++) {
            covariance -= v[k][index] * other.v[k][otherIndex];
        }
        return covariance;
    }

    /**
     * {@link #covariance} of one place with every place of another block. A new array.
     *
     * @param index of the place here
     */
    public double[] covariances(int index, Block other, int rows) {
        double[] covariances = new double[other.sites.length];
        for (int c = 0; c < covariances.length; c++) {
            covariances[c] = posterior.covariance(sites[index], other.sites[c]);
        }
        for (int k = 0; k < rows; k++) {
            RowUpdate.one(covariances, v[k][index], other.v[k], 0, covariances.length);
        }
        return covariances;
    }
}
