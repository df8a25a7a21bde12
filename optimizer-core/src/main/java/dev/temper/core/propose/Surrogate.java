package dev.temper.core.propose;

import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.model.Block;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Warp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The model between two fits: it takes in new values, and keeps what it has computed for places that are asked for
 * again. What it keeps only saves time: made anew from the same history, it gives the same bits.
 *
 * <p>Its rows are the values learned from, then fantasies: places at which values are awaited.
 */
final class Surrogate {
    /** Mean variance from which on reported noise matters, in warped units: a tenth of a spread of the better half. */
    private static final double MATERIAL = 0.01;

    private final List<Double> theta;
    private final long fittedAt;
    private final Encoding encoding;
    private final Fidelity fidelity;
    private final Posterior posterior;
    private final List<Point> learned = new ArrayList<>();
    private final int base;
    private final Warp noises;
    private double reported;
    private final Pool pool;
    private final Block candidates;
    private final double[] rates;
    private final Map<Integer, double[]> features = new TreeMap<>();
    private final Map<Integer, Block> blocks = new TreeMap<>();
    private final Map<Integer, Block> lower = new TreeMap<>();

    /**
     * The model of a fit.
     *
     * @param history of today; what the fit saw of it is what was reported up to {@code fittedAt}
     * @param fit how many fits there were before
     */
    Surrogate(ExperimentDefinition definition, History history, List<Double> theta, long fittedAt, int fit) {
        this.theta = theta;
        this.fittedAt = fittedAt;
        this.encoding = Encoding.of(definition.space());
        this.fidelity = history.fidelity();
        this.posterior = new Posterior(TemperProposer.kernel(encoding), Fitting.toArray(theta));
        History then = history.asOf(fittedAt);
        this.noises = Warp.fit(then.latest());
        remember(history);
        learn(then.learned(Fitting.MOST));
        this.base = learned.size();
        this.pool = Pool.of(definition, then.furthestFirst(then.runs()), fit, encoding, fidelity.full());
        this.candidates = posterior.block(pool.places());
        this.rates = Rates.predict(then, encoding, pool.places());
    }

    boolean isOf(List<Double> otherTheta, long otherFittedAt) {
        return fittedAt == otherFittedAt && theta.equals(otherTheta);
    }

    /** Takes in what was reported since, under the warp of today, and drops all fantasies. */
    void update(History history, Warp warp) {
        remember(history);
        posterior.truncate(learned.size());
        List<Point> since = history.learnedSince(fittedAt);
        learn(since.subList(learned.size() - base, since.size()));
        posterior.setTargets(
                learned.stream().mapToDouble(point -> warp.apply(point.loss())).toArray());
    }

    private void remember(History history) {
        for (Run run : history.runs()) {
            features.computeIfAbsent(
                    run.number(), n -> encoding.encode(run.trial().configuration()));
        }
    }

    private void learn(List<Point> points) {
        List<Place> places = new ArrayList<>();
        double[] variances = new double[points.size()];
        for (Point point : points) {
            // By the warp of the fit: today's would have all rows made anew.
            variances[places.size()] = noises.variance(point.loss(), point.stddev());
            reported += variances[places.size()];
            places.add(place(point.trial(), fidelity.levelOfKey(point.key())));
        }
        posterior.append(places, variances);
        learned.addAll(points);
    }

    private Place place(int trial, double level) {
        double[] row = features.get(trial);
        if (row == null) {
            throw new IllegalStateException("trial " + trial + " has reported nothing");
        }
        return new Place(row, trial, level);
    }

    /** Imagines that a run has come to full fidelity as predicted: its neighbours are worth less, means stay. */
    void imagine(Place place) {
        posterior.append(place);
    }

    /** Drops all fantasies but the first so many. */
    void forget(int but) {
        posterior.truncate(learned.size() + but);
    }

    Encoding encoding() {
        return encoding;
    }

    Pool pool() {
        return pool;
    }

    /** How much longer than others a configuration of the pool is predicted to train. */
    double rate(int index) {
        return rates[index];
    }

    /** The pool at full fidelity, fantasies counted. */
    Block candidates() {
        candidates.update();
        return candidates;
    }

    /** A configuration of the pool at each rung below full fidelity, from the lowest on, fantasies counted. */
    Block candidateBelow(int index) {
        Block block = lower.get(index);
        if (block == null) {
            List<Place> places = new ArrayList<>();
            for (int rung = 0; rung < fidelity.rungs() - 1; rung++) {
                places.add(pool.places().get(index).at(fidelity.level(rung)));
            }
            block = posterior.block(places);
            lower.put(index, block);
        } else {
            block.update();
        }
        return block;
    }

    /** A trial that has reported: at full fidelity first, then at each lower rung from the lowest on. */
    Block trial(int number) {
        Block block = blocks.get(number);
        if (block == null) {
            List<Place> places = new ArrayList<>();
            places.add(place(number, fidelity.full()));
            for (int rung = 0; rung < fidelity.rungs() - 1; rung++) {
                places.add(place(number, fidelity.level(rung)));
            }
            block = posterior.block(places);
            blocks.put(number, block);
        } else {
            block.update();
        }
        return block;
    }

    /** All rows. */
    int size() {
        return posterior.size();
    }

    /** Rows that are values, not fantasies. */
    int rows() {
        return learned.size();
    }

    /** Variance of a value about what is learned of it: the fitted one, and the mean of the reported ones. */
    double noise() {
        return posterior.noise() + reported / Math.max(1, learned.size());
    }

    /** Whether reported standard deviations are so large that a good value may well be a lucky one. */
    boolean isNoisy() {
        return reported > MATERIAL * learned.size();
    }

    boolean sound() {
        return posterior.sound();
    }
}
