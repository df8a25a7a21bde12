package dev.temper.core.propose;

import dev.temper.core.history.Outcome;
import dev.temper.core.history.Past;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Scaling;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one output: a Gaussian process that takes in new values between two fits. Made anew from the same
 * history, it has the same bits. Its rows are the values learned from, imported ones first; fantasies come after them.
 */
final class OutputModel {
    /** Mean variance from which on reported noise matters, in warped units: a tenth of a spread of the better half. */
    private static final double MATERIAL = 0.01;

    private final Output output;
    private final Posterior posterior;
    private final Imports imports;
    private final Places places;
    private final Scaling fitted;
    private final List<Place> rows = new ArrayList<>();
    private final List<Outcome> learned = new ArrayList<>();
    private final int base;
    private final Blocks blocks;
    private Scaling scaling;
    private double[] targets;
    private int taken;
    private double reported;

    /**
     * The model as its fit saw it.
     *
     * @param prior without any rows
     * @param scaling of the fit: noise stays on this scale, or today's would have all rows made anew
     * @param outcomes that the fit saw
     * @param pool its configurations at full fidelity
     */
    OutputModel(
            Output output,
            Posterior prior,
            Imports imports,
            Places places,
            Scaling scaling,
            List<Outcome> outcomes,
            List<Place> pool) {
        this.output = output;
        this.posterior = prior;
        this.imports = imports;
        this.places = places;
        this.fitted = scaling;
        this.scaling = scaling;
        posterior.append(imports.places(), new double[imports.size()]);
        rows.addAll(imports.places());
        learn(outcomes);
        this.base = outcomes.size();
        this.targets = scaled();
        posterior.setTargets(targets);
        this.blocks = new Blocks(posterior, places, pool);
    }

    /**
     * Takes in what was reported since, and drops all fantasies.
     *
     * @param since all outcomes since the fit, those that were taken in before among them
     * @param today the scale of the values
     */
    void follow(List<Outcome> since, Scaling today) {
        posterior.truncate(rows.size());
        learn(since.subList(taken - base, since.size()));
        scaling = today;
        targets = scaled();
        posterior.setTargets(targets);
    }

    private void learn(List<Outcome> outcomes) {
        List<Place> more = new ArrayList<>();
        double[] variances = new double[outcomes.size()];
        for (Outcome outcome : outcomes) {
            if (output.learns(outcome)) {
                variances[more.size()] = fitted.variance(output.loss(outcome), output.stddev(outcome));
                reported += variances[more.size()];
                more.add(places.of(outcome));
                learned.add(outcome);
            }
        }
        posterior.append(more, variances);
        rows.addAll(more);
        taken += outcomes.size();
    }

    /** The value of each row: imported ones as they are, the experiment's own on the scale. */
    private double[] scaled() {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            int own = i - imports.size();
            values[i] = own < 0 ? imports.target(i) : scaling.apply(output.loss(learned.get(own)));
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
                : scaling.apply(output.loss(run.last()));
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
        return posterior.noise() + reported / Math.max(1, learned.size());
    }
}
