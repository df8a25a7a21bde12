package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import dev.temper.core.history.History;
import dev.temper.core.history.Milestone;
import dev.temper.core.history.Past;
import dev.temper.core.model.Block;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.SingleTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much longer an epoch of one configuration takes than of another, where reports say how long epochs take. A rate is
 * relative to the mean of the trials; without measured times all rates are 1.
 */
final class Rates {
    private static final int FEWEST = 4;
    private static final int MOST = 400;
    private static final double LENGTH = 1;
    private static final double NOISE = 0.2;

    private Rates() {}

    /** Seconds an epoch of a run; not a number when they were not measured. */
    static double secondsPerLevel(Past run, Fidelity fidelity) {
        double sum = 0;
        double levels = 0;
        for (Milestone milestone : run.milestones()) {
            if (!milestone.failed()) {
                sum += milestone.seconds();
                levels += fidelity.levelsOf(milestone.key());
            }
        }
        return sum / levels;
    }

    /** The mean over all runs that reported; not a number unless all were measured. */
    static double mean(History history) {
        double sum = 0;
        List<Past> runs = reported(history);
        for (Past run : runs) {
            sum += secondsPerLevel(run, history.fidelity());
        }
        return sum / runs.size();
    }

    private static List<Past> reported(History history) {
        return history.runs().stream().filter(Past::hasReported).toList();
    }

    /** The rate of a run. */
    static double of(Past run, Fidelity fidelity, double mean) {
        double rate = secondsPerLevel(run, fidelity) / mean;
        return rate > 0 && Double.isFinite(rate) ? rate : 1;
    }

    /** Predicted rates of places: a Gaussian process on the logarithm, with fixed length scales. */
    static double[] predict(History history, Encoding encoding, List<Place> places) {
        double[] rates = new double[places.size()];
        Arrays.fill(rates, 1);
        double mean = mean(history);
        List<Past> runs = reported(history);
        if (runs.size() < FEWEST || !(mean > 0)) {
            return rates;
        }
        int first = Math.max(0, runs.size() - MOST);
        List<Place> rows = new ArrayList<>();
        double[] logs = new double[runs.size() - first];
        double centre = 0;
        for (int i = 0; i < logs.length; i++) {
            Past run = runs.get(first + i);
            rows.add(new Place(encoding.encode(run.configuration()), run.number(), 1));
            logs[i] = StrictMath.log(of(run, history.fidelity(), mean));
            centre += logs[i] / logs.length;
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= centre;
        }
        Kernel kernel = new Kernel(encoding.scaleOf(), new SingleTask(), 0);
        double[] theta = new double[kernel.parameters()];
        Arrays.fill(theta, 0, kernel.scales(), StrictMath.log(LENGTH));
        theta[theta.length - 1] = StrictMath.log(NOISE);
        Posterior posterior = new Posterior(kernel, theta);
        posterior.append(rows, new double[rows.size()]);
        posterior.setTargets(logs);
        Block block = posterior.block(places.stream().map(place -> place.at(1)).toList());
        double[] means = block.means();
        for (int i = 0; i < rates.length; i++) {
            rates[i] = StrictMath.exp(means[i] + centre);
        }
        return rates;
    }
}
