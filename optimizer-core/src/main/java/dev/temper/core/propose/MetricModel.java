package dev.temper.core.propose;

import dev.temper.core.history.Milestone;
import dev.temper.core.history.Past;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Scaling;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one metric: a Gaussian process that takes in new values between two fits. Made anew from the same
 * history, it has the same bits. Its rows are the values learned from, imported ones first; fantasies come after them.
 */
final class MetricModel {
    /** Mean variance from which on reported noise matters, in warped units: a tenth of a spread of the better half. */
    private static final double MATERIAL = 0.01;

    private final LearnedMetric metric;
    private final Posterior posterior;
    private final Imports imports;
    private final TrialPlaces places;
    private final Scaling fitted;
    private final List<Place> rows = new ArrayList<>();
    private final List<Milestone> learned = new ArrayList<>();
    private final int base;
    private final Blocks blocks;
    private Scaling scaling;
    private double[] targets;
    private int taken;
    private double reported;
    private double noise;

    /**
     * The model as its fit saw it.
     *
     * @param prior without any rows
     * @param scaling of the fit: noise stays on this scale, or today's would have all rows made anew
     * @param milestones that the fit saw
     * @param pool its configurations at full fidelity
     */
    MetricModel(
            LearnedMetric metric,
            Posterior prior,
            Imports imports,
            TrialPlaces places,
            Scaling scaling,
            List<Milestone> milestones,
            List<Place> pool) {
        this.metric = metric;
        this.posterior = prior;
        this.imports = imports;
        this.places = places;
        this.fitted = scaling;
        this.scaling = scaling;
        posterior.append(imports.places(), new double[imports.size()]);
        rows.addAll(imports.places());
        learn(milestones);
        this.base = milestones.size();
        this.targets = scaled();
        posterior.setTargets(targets);
        this.blocks = new Blocks(posterior, places, pool);
    }

    /**
     * Takes in what was reported since, and drops all fantasies.
     *
     * @param since all milestones since the fit, those that were taken in before among them
     * @param today the scale of the values
     */
    void follow(List<Milestone> since, Scaling today) {
        posterior.truncate(rows.size());
        learn(since.subList(taken - base, since.size()));
        scaling = today;
        targets = scaled();
        posterior.setTargets(targets);
    }

    private void learn(List<Milestone> milestones) {
        List<Place> more = new ArrayList<>();
        double[] variances = new double[milestones.size()];
        for (Milestone milestone : milestones) {
            if (metric.learns(milestone)) {
                variances[more.size()] = fitted.variance(metric.loss(milestone), metric.stddev(milestone));
                reported += variances[more.size()];
                more.add(places.of(milestone));
                learned.add(milestone);
            }
        }
        posterior.append(more, variances);
        rows.addAll(more);
        taken += milestones.size();
        noise = posterior.noise() + reported / Math.max(1, learned.size());
    }

    /** The value of each row: imported ones as they are, the experiment's own on the scale. */
    private double[] scaled() {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            int own = i - imports.size();
            values[i] = own < 0 ? imports.target(i) : scaling.apply(metric.loss(learned.get(own)));
        }
        return values;
    }

    /**
     * What a run trained in full has reached, on the model's scale: its value; where reported standard deviations are so
     * large that a good value may well be a lucky one, the prediction.
     */
    double reached(Past run) {
        return reported > MATERIAL * learned.size()
                ? blocks.trial(run.number()).means()[0]
                : scaling.apply(metric.loss(run.last()));
    }

    /** Of values, and of fantasies after them. */
    Posterior posterior() {
        return posterior;
    }

    /** Predictions that are kept. */
    Blocks blocks() {
        return blocks;
    }

    /** Where the rows that are values lie. */
    List<Place> rows() {
        return rows;
    }

    /** The value of each row. */
    double[] targets() {
        return targets;
    }

    /** How many rows are imported; they come first. */
    int imported() {
        return imports.size();
    }

    /** Variance of a value about what is learned of it: the fitted one, and the mean of the reported ones. */
    double noise() {
        return noise;
    }
}
