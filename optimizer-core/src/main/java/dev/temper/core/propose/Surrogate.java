package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.model.Block;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Imports imports;
    private final List<Point> learned = new ArrayList<>();
    private final int base;
    private final Output output;
    private final Scaling noises;
    private final List<Surrogate> beside = new ArrayList<>();
    private Scaling scaling;
    private int taken;
    private double reported;
    private final Pool pool;
    private final Block candidates;
    private final double[] rates;
    private final boolean foresees;
    private final Map<Integer, double[]> features;
    private final Map<Integer, Block> blocks = new TreeMap<>();
    private final Map<Integer, Block> lower = new TreeMap<>();

    /**
     * The model of a fit.
     *
     * @param history of today; what the fit saw of it is what was reported up to {@code fittedAt}
     * @param fit how many fits there were before
     */
    Surrogate(
            ExperimentDefinition definition,
            History history,
            Imports imports,
            List<Double> theta,
            long fittedAt,
            int fit) {
        Kernel kernel = TemperProposer.kernel(definition, Encoding.of(definition.space()));
        List<Output> outputs = Output.of(definition);
        this.theta = theta;
        this.fittedAt = fittedAt;
        this.encoding = Encoding.of(definition.space());
        this.fidelity = history.fidelity();
        this.output = outputs.get(0);
        this.posterior = new Posterior(kernel, Fit.part(kernel, Fitting.toArray(theta), 0));
        this.imports = imports;
        posterior.append(imports.places(), new double[imports.size()]);
        History then = history.asOf(fittedAt);
        this.noises = output.scaling(then);
        this.scaling = noises;
        this.features = new TreeMap<>();
        remember(history);
        List<Point> points = then.learned(Fitting.MOST);
        learn(points);
        this.base = points.size();
        this.foresees = foresees(2 * definition.space().parameters().size() + 2);
        this.pool = Pool.of(definition, then.furthestFirst(then.runs()), imports, fit, encoding, fidelity.full());
        this.candidates = posterior.block(pool.places());
        this.rates = Rates.predict(then, encoding, pool.places());
        for (Output other : outputs.subList(1, outputs.size())) {
            double[] part = Fit.part(kernel, Fitting.toArray(theta), other.place());
            beside.add(new Surrogate(this, other, new Posterior(kernel, part), then, points));
        }
    }

    /** Of another output, beside the first: the same trials, configurations and costs. */
    private Surrogate(Surrogate first, Output output, Posterior posterior, History then, List<Point> points) {
        this.theta = first.theta;
        this.fittedAt = first.fittedAt;
        this.encoding = first.encoding;
        this.fidelity = first.fidelity;
        this.output = output;
        this.posterior = posterior;
        this.imports = Imports.NONE;
        this.noises = output.scaling(then);
        this.scaling = noises;
        this.features = first.features;
        learn(points);
        this.base = points.size();
        this.foresees = first.foresees;
        this.pool = first.pool;
        this.candidates = posterior.block(pool.places());
        this.rates = first.rates;
    }

    /** Asked of the experiment's own trials once there are enough of them, else of the imported ones too. */
    private boolean foresees(int enough) {
        double[] targets = targets(noises);
        List<Place> places = new ArrayList<>(imports.places());
        for (Point point : learned) {
            places.add(place(point.trial(), fidelity.levelOf(point)));
        }
        double[] predictions = posterior.leaveOneRunOut(targets);
        long own = learned.stream().map(Point::trial).distinct().count();
        int from = own < enough ? 0 : imports.size();
        return Foresight.isShown(
                places.subList(from, places.size()),
                Arrays.copyOfRange(targets, from, targets.length),
                Arrays.copyOfRange(predictions, from, targets.length));
    }

    /** Whether what the fit saw of one trial could be told from the others. */
    boolean foresees() {
        return foresees;
    }

    boolean isOf(List<Double> otherTheta, long otherFittedAt) {
        return fittedAt == otherFittedAt && theta.equals(otherTheta);
    }

    /** Takes in what was reported since, under the warp of today, and drops all fantasies. */
    void update(History history, Scaling warp) {
        remember(history);
        List<Point> since = history.learnedSince(fittedAt);
        follow(since, warp);
        beside.forEach(other -> other.follow(since, other.output.scaling(history)));
    }

    private void follow(List<Point> since, Scaling today) {
        scaling = today;
        posterior.truncate(rows());
        learn(since.subList(taken - base, since.size()));
        posterior.setTargets(targets(today));
    }

    /** The value of each row: imported ones as they are, the experiment's own on a scale. */
    private double[] targets(Scaling scale) {
        double[] targets = new double[rows()];
        for (int i = 0; i < targets.length; i++) {
            int own = i - imports.size();
            targets[i] = own < 0 ? imports.target(i) : scale.apply(output.loss(learned.get(own)));
        }
        return targets;
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
            if (output.learns(point)) {
                // By the scale of the fit: today's would have all rows made anew.
                variances[places.size()] = noises.variance(output.loss(point), output.stddev(point));
                reported += variances[places.size()];
                places.add(place(point.trial(), fidelity.levelOf(point)));
                learned.add(point);
            }
        }
        posterior.append(places, variances);
        taken += points.size();
    }

    private Place place(int trial, double level) {
        double[] row = features.get(trial);
        if (row == null) {
            throw new IllegalStateException("trial " + trial + " has reported nothing");
        }
        return new Place(row, trial, level);
    }

    /** This model and those of the further objectives. */
    List<Surrogate> objectives() {
        List<Surrogate> objectives = new ArrayList<>(List.of(this));
        beside.stream().filter(other -> !other.output.limited()).forEach(objectives::add);
        return objectives;
    }

    /** A value on today's scale. */
    double scaled(Point point) {
        return scaling.apply(output.loss(point));
    }

    /** The models of the limits. */
    List<Surrogate> limits() {
        return beside.stream().filter(other -> other.output.limited()).toList();
    }

    /** Imagines that runs have come to full fidelity as predicted: their neighbours are worth less, means stay. */
    void imagine(List<Place> places) {
        objectives().forEach(objective -> objective.posterior.append(places, new double[places.size()]));
    }

    /** Imagines the same of a configuration of the pool. */
    void imagine(int index) {
        objectives().forEach(objective -> objective.posterior.append(objective.candidates(), index));
    }

    /** Drops all fantasies but the first so many. */
    void forget(int but) {
        objectives().forEach(objective -> objective.posterior.truncate(objective.rows() + but));
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

    /** Rows that are values, imported ones first, not fantasies. */
    int rows() {
        return imports.size() + learned.size();
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
        return posterior.sound() && beside.stream().allMatch(Surrogate::sound);
    }
}
