package dev.temper.core.model;

import java.util.Arrays;
import java.util.List;

/**
 * The Gaussian process given observations, for fixed hyperparameters. Rows are appended in O(n^2) each and taken off
 * again in no time; a posterior grown in any steps has the same bits as one made at once.
 *
 * <p>The first rows are observations, with targets. Rows after them are fantasies: places where values are awaited,
 * imagined to come out as predicted, so that they shrink variances and leave means alone.
 *
 * <p>Not thread-safe.
 */
public final class Posterior {
    private final Kernel kernel;
    private final double noise;
    private final Levels levels;
    private final double[] lengths;

    private Site[] sites = new Site[64];
    private double[][] u = new double[64][64];
    private long[] ids = new long[64];
    private long lastId;
    private int size;
    private double[] solved = new double[0];
    private boolean sound = true;

    /** A posterior without observations: the prior. */
    public Posterior(Kernel kernel, double[] theta) {
        this.kernel = kernel;
        this.noise = kernel.noise(theta);
        this.levels = new Levels(kernel.task(), kernel.taskParameters(theta));
        this.lengths = kernel.lengths(theta);
    }

    /** The posterior of all observations, targets set. */
    public static Posterior of(Kernel kernel, double[] theta, Observations observations) {
        Posterior posterior = new Posterior(kernel, theta);
        Place[] places = new Place[observations.size()];
        double[] noises = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = observations.place(i);
            noises[i] = observations.noise(i);
        }
        posterior.append(Arrays.asList(places), noises);
        posterior.setTargets(observations.targets());
        return posterior;
    }

    /** Number of rows, fantasies included. */
    public int size() {
        return size;
    }

    /** Number of rows that have targets. */
    public int observed() {
        return solved.length;
    }

    /** False once anything that is not finite was met: predictions then mean nothing. */
    public boolean sound() {
        return sound;
    }

    /** Variance of an observation about the function value: what to add to a variance to forecast a value. */
    public double noise() {
        return noise;
    }

    /** Appends a row without reported noise of its own. */
    public void append(Place place) {
        append(List.of(place), new double[1]);
    }

    /**
     * Appends a place of an up-to-date block of this posterior, without reported noise of its own, in O(n): the block
     * has solved for it.
     */
    public void append(Block block, int index) {
        int row = size;
        grow(row + 1);
        sites[row] = block.site(index);
        for (int i = 0; i < row; i++) {
            u[i][row] = block.solved(i, index);
        }
        u[row][row] = covariance(sites[row], sites[row]) + noise;
        lastId++;
        ids[row] = lastId;
        sound &= Cholesky.complete(u, row, row + 1, Kernel.NUGGET);
        size = row + 1;
    }

    /**
     * Appends rows.
     *
     * @param noises each row's reported noise variance in warped units squared
     */
    public void append(List<Place> places, double[] noises) {
        int end = size + places.size();
        grow(end);
        Site[] added = sites(places);
        for (int j = size; j < end; j++) {
            sites[j] = added[j - size];
            double input = 0;
            for (int i = 0; i <= j; i++) {
                if (i == 0 || !sites[i].sharesFeatures(sites[i - 1])) {
                    input = input(sites[i], sites[j]);
                }
                u[i][j] = covariance(sites[i], sites[j], input);
            }
            u[j][j] += noise + noises[j - size];
            lastId++;
            ids[j] = lastId;
        }
        sound &= Cholesky.extend(u, size, end, Kernel.NUGGET);
        size = end;
    }

    /** Takes off all rows but the first so many; targets of rows taken off are forgotten. */
    public void truncate(int rows) {
        if (rows > size) {
            throw new IllegalArgumentException("there are only " + size + " rows, not " + rows);
        }
        size = rows;
        if (solved.length > size) {
            solved = Arrays.copyOf(solved, size);
        }
    }

    /** Gives the first rows their values: as many as z is long. The rows after them are fantasies. */
    public void setTargets(double[] z) {
        if (z.length > size) {
            throw new IllegalArgumentException(z.length + " targets for " + size + " rows");
        }
        solved = residuals(z, -1);
        Cholesky.solve(u, solved.length, solved);
        for (double value : solved) {
            sound &= Double.isFinite(value);
        }
    }

    /**
     * What each of the first rows would be predicted to be if no value of its own run were known, O(n^3).
     *
     * @param z the value of each: as many as {@link #observed()}
     */
    public double[] leaveOneRunOut(double[] z) {
        int[] firstOfRun = new int[z.length];
        for (int i = 0; i < z.length; i++) {
            while (!sites[i].place().sameRun(sites[firstOfRun[i]].place())) {
                firstOfRun[i]++;
            }
        }
        return residuals(new LeftOut(u, residuals(z, -1)).predictions(firstOfRun), 1);
    }

    /** Values of the first rows with so many times the mean added. A new array. */
    private double[] residuals(double[] values, int times) {
        double[] residuals = values.clone();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] += times * sites[i].mean();
        }
        return residuals;
    }

    /** Places to predict at. The block follows this posterior by {@link Block#update()}. */
    public Block block(List<Place> places) {
        Block block = new Block(this, sites(places));
        block.update();
        return block;
    }

    /** The means alone of function values at many places, in O(n) each. A new array. */
    public double[] means(List<Place> places) {
        double[] weights = solved.clone();
        Cholesky.solveBack(u, weights.length, weights);
        Site[] at = sites(places);
        double[] means = new double[at.length];
        for (int c = 0; c < means.length; c++) {
            means[c] = at[c].mean();
            double input = 0;
            for (int i = 0; i < weights.length; i++) {
                if (i == 0 || !sites[i].sharesFeatures(sites[i - 1])) {
                    input = input(sites[i], at[c]);
                }
                means[c] += weights[i] * covariance(sites[i], at[c], input);
            }
        }
        return means;
    }

    private Site[] sites(List<Place> places) {
        levels.learn(places.stream().mapToDouble(Place::level).toArray());
        Site[] made = new Site[places.size()];
        for (int i = 0; i < made.length; i++) {
            Place place = places.get(i);
            made[i] = new Site(
                    place,
                    Kernel.scaled(lengths, place.features()),
                    levels.indexOf(place.level()),
                    kernel.trend().at(place));
        }
        return made;
    }

    private void grow(int wanted) {
        if (wanted <= u.length) {
            return;
        }
        int capacity = Math.max(wanted, u.length * 3 / 2);
        int before = u.length;
        sites = Arrays.copyOf(sites, capacity);
        ids = Arrays.copyOf(ids, capacity);
        u = Arrays.copyOf(u, capacity);
        for (int i = 0; i < capacity; i++) {
            u[i] = i < before ? Arrays.copyOf(u[i], capacity) : new double[capacity];
        }
    }

    Site site(int row) {
        return sites[row];
    }

    long id(int row) {
        return ids[row];
    }

    double[][] factor() {
        return u;
    }

    double[] solvedTargets() {
        return solved;
    }

    double covariance(Site site, Site other) {
        return covariance(site, other, input(site, other));
    }

    double covariance(Site site, Site other, double input) {
        return site.covariance(other, input, levels) + kernel.trend().covariance(site.mean(), other.mean());
    }

    double input(Site site, Site other) {
        return site.input(other, kernel.constant());
    }
}
