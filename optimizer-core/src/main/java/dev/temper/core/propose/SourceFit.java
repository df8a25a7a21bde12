package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Fitted;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Priors;
import dev.temper.core.model.Scaling;
import dev.temper.core.source.NormalScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an experiment's trials would have come to at every rung, by its own model: what was never trained so far is
 * predicted, what was is freed of noise.
 */
public final class SourceFit {
    private static final int ITERATIONS = 30;

    private SourceFit() {}

    private static double[] theta(Given given, Observations observations) {
        Kernel kernel = given.kernel();
        Priors priors = Priors.of(kernel);
        Fitted fitted = Fit.run(kernel, priors, observations, List.of(priors.start()), ITERATIONS);
        return fitted == null ? priors.start() : fitted.theta();
    }

    /** For each of the history's runs its normal score among them at each rung. */
    public static List<double[]> scores(ExperimentDefinition definition, History history) {
        Given given = Given.of(definition, List.of());
        Observations observations = observations(given, history);
        Posterior posterior = Posterior.of(given.kernel(), theta(given, observations), observations);
        List<Past> runs = history.runs();
        int rungs = history.fidelity().rungs();
        List<double[]> scores = new ArrayList<>();
        runs.forEach(run -> scores.add(new double[rungs]));
        TrialPlaces places = new TrialPlaces(given.encoding(), history.fidelity());
        places.add(runs);
        double[][] means = new double[runs.size()][];
        for (int i = 0; i < means.length; i++) {
            // At full fidelity first, then from the lowest rung on.
            means[i] = posterior.block(places.ladder(runs.get(i).number())).means();
        }
        for (int rung = 0; rung < rungs; rung++) {
            int at = rung == rungs - 1 ? 0 : rung + 1;
            NormalScores normal = NormalScores.of(
                    Arrays.stream(means).mapToDouble(run -> run[at]).toArray());
            for (int i = 0; i < means.length; i++) {
                scores.get(i)[rung] = normal.of(means[i][at]);
            }
        }
        return scores;
    }

    private static Observations observations(Given given, History history) {
        LearnedMetric metric = given.metrics().get(0);
        Scaling scaling = metric.scaling(history);
        return Fitting.observations(given, history, metric, scaling);
    }
}
