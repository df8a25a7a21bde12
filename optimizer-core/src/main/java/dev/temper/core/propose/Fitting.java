package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Fitted;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Priors;
import dev.temper.core.model.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When the hyperparameters are fitted anew, to what, and how hard. */
final class Fitting {
    /** Most values that a fit learns from. */
    static final int MOST = 1_500;

    private static final double GROWTH = 1.35;
    private static final int MOST_NEW = 250;
    private static final int FEWEST_NEW = 5;
    private static final int FIRST_ITERATIONS = 30;
    private static final int ITERATIONS = 14;

    private Fitting() {}

    /**
     * The hyperparameters to go by: those of the last proposal, or where they are out of date new ones.
     *
     * @param scales of the metrics, as of the history
     * @param now sequence of the history
     * @return null if a fit was due and none was possible
     */
    static @Nullable LastFit of(Given given, History history, List<Scaling> scales, LastFit last, long now) {
        // None yet, or those of an older release or another model, which took other metrics or sources in.
        boolean none =
                last.theta().size() != given.metrics().size() * given.kernel().parameters()
                        || last.weights().size() != given.sources().size();
        if (!none && !isDue(history, last)) {
            return last;
        }
        // What a few trials led to is no place to start from.
        boolean first = none
                || history.reportedBy(last.fittedAt()) + given.imports().best().size() < given.enough();
        List<Double> weights = SourceWeights.of(given.sources(), history);
        Given under = given.under(weights);
        List<Double> theta = new ArrayList<>();
        for (LearnedMetric metric : given.metrics()) {
            Fitted fitted = fit(under, history, metric, scales.get(metric.place()), first ? null : last);
            if (fitted == null) {
                return null;
            }
            Arrays.stream(fitted.theta()).forEach(theta::add);
        }
        return new LastFit(theta, now, last.fits() + 1, weights);
    }

    /** Whether the trials have grown by so much that the hyperparameters of the last fit are out of date. */
    private static boolean isDue(History history, LastFit last) {
        int before = history.reportedBy(last.fittedAt());
        int due = Math.max(before + FEWEST_NEW, (int) StrictMath.ceil(before * GROWTH));
        return history.runs().size() >= due
                || history.learnedSince(last.fittedAt()).size() > MOST_NEW;
    }

    /** Fits one metric to all that is known of it. */
    private static @Nullable Fitted fit(
            Given given, History history, LearnedMetric metric, Scaling scaling, @Nullable LastFit last) {
        Kernel kernel = given.kernel(metric);
        Priors priors = Priors.of(kernel);
        List<double[]> starts = new ArrayList<>();
        starts.add(last == null ? priors.start() : last.of(kernel, metric));
        if (given.imports(metric).size() > 0) {
            // Which way the imported values point may only show later, and from the other side of 0.
            double[] mirrored = starts.get(0).clone();
            int correlation = kernel.parameters() - 2;
            mirrored[correlation] = -mirrored[correlation];
            starts.add(mirrored);
        }
        int iterations = last == null ? FIRST_ITERATIONS : ITERATIONS;
        return Fit.run(kernel, priors, observations(given, history, metric, scaling), starts, iterations);
    }

    /** What a fit learns from. */
    private static Observations observations(Given given, History history, LearnedMetric metric, Scaling scaling) {
        return observations(given, history, metric, scaling, MOST);
    }

    /**
     * The same of fewer values.
     *
     * @param most how many
     */
    static Observations observations(Given given, History history, LearnedMetric metric, Scaling scaling, int most) {
        Observations observations = new Observations();
        given.imports(metric).addTo(observations);
        Encoding encoding = given.encoding();
        Map<Integer, Integer> rows = new TreeMap<>();
        for (LearnedValue value : LearnedValue.of(history, metric, scaling, most)) {
            int row = rows.computeIfAbsent(
                    value.trial().number(),
                    number ->
                            observations.addTrial(encoding.encode(value.trial().configuration())));
            observations.add(row, value.level(), value.value(), value.noise());
        }
        return observations;
    }
}
