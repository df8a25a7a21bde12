package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method.Trait;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Fit;
import dev.temper.core.model.Fitted;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Priors;
import dev.temper.core.model.Scaling;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.source.NormalScores;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment's trials would have come to at every rung, by its own model: what was never trained so far is
 * predicted, what was is freed of noise.
 */
public final class SourceFit {
    private static final int ITERATIONS = 30;
    /** Values that the hyperparameters are fitted to, where the experiment's own model has none: the cost is cubic. */
    private static final int FITTED = 120;
    /** Values that predictions are made from. */
    private static final int KNOWN = 300;

    private final Given given;
    private final History history;
    private final LearnedMetric metric;
    private final Scaling scaling;

    private SourceFit(ExperimentDefinition definition, History history) {
        this.given = Given.of(definition, List.of());
        this.history = history;
        this.metric = given.metrics().get(0);
        this.scaling = metric.scaling(history);
    }

    /**
     * For each of the history's runs its normal score among them at each rung.
     *
     * @param state of the same experiment, whose last proposal may hold hyperparameters
     */
    public static List<double[]> scores(ExperimentDefinition definition, History history, ExperimentState state) {
        SourceFit fit = new SourceFit(definition, history);
        double[] theta = fit.own(state.proposal());
        return fit.scores(theta == null ? fit.fitted() : theta);
    }

    /** What the experiment's own model came to; null if it had none of this kind. */
    private double @Nullable [] own(@Nullable Proposal last) {
        Kernel kernel = given.kernel();
        if (last == null
                || !given.definition().method().has(Trait.INSIGHT)
                || last.model().hyperparameters().size() != given.metrics().size() * kernel.parameters()) {
            return null;
        }
        return LastFit.of(last.model()).of(kernel, metric);
    }

    private double[] fitted() {
        Kernel kernel = given.kernel();
        Priors priors = Priors.of(kernel);
        Fitted fitted = Fit.run(kernel, priors, observations(FITTED), List.of(priors.start()), ITERATIONS);
        return fitted == null ? priors.start() : fitted.theta();
    }

    private Observations observations(int most) {
        return Fitting.observations(given, history, metric, scaling, most);
    }

    private List<double[]> scores(double[] theta) {
        Posterior posterior = Posterior.of(given.kernel(), theta, observations(KNOWN));
        List<Past> runs = history.runs();
        TrialPlaces places = new TrialPlaces(given.encoding(), history.fidelity());
        places.add(runs);
        List<double[]> scores = new ArrayList<>();
        runs.forEach(run -> scores.add(new double[history.fidelity().rungs()]));
        for (int rung = 0; rung < history.fidelity().rungs(); rung++) {
            double level = history.fidelity().level(rung);
            List<Place> there = runs.stream()
                    .map(run -> places.ladder(run.number()).get(0).at(level))
                    .toList();
            double[] means = posterior.means(there);
            NormalScores normal = NormalScores.of(means);
            for (int i = 0; i < means.length; i++) {
                scores.get(i)[rung] = normal.of(means[i]);
            }
        }
        return scores;
    }
}
