package dev.temper.core.baseline;

import dev.temper.core.baseline.Learner.Theta;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Kernel;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Posterior;
import dev.temper.core.model.Priors;
import dev.temper.core.model.Subsets;
import org.jspecify.annotations.Nullable;

/**
 * Learns what trainings cost from the seconds they took, as FABOLAS does: a Gaussian process on the logarithm, over
 * configurations and levels. Where no seconds are reported, and for methods that take costs as given, the declared
 * costs stand.
 */
final class CostLearner {
    private static final int LEAST_KNOWN = 4;
    /** Seconds vary smoothly: no more trials are needed than these, the latest. */
    private static final int MOST = 150;

    private final ExperimentDefinition definition;
    private final Recipe recipe;
    private final Kernel kernel;
    private final Encoded encoded;

    CostLearner(ExperimentDefinition definition, Recipe recipe, int[] scaleOf, Encoded encoded) {
        this.definition = definition;
        this.recipe = recipe;
        this.kernel = new Kernel(scaleOf, new Subsets(definition.ladder().share(0), 1, true));
        this.encoded = encoded;
    }

    /** TrainingCosts, and the hyperparameters behind them if they are learnt. */
    record Learnt(TrainingCosts costs, @Nullable Theta fitted) {}

    Learnt learn(History history, @Nullable Theta before) {
        Ladder ladder = definition.ladder();
        Learnt declared = new Learnt(TrainingCosts.declared(ladder, definition.resume()), null);
        if (!recipe.learnsCost()) {
            return declared;
        }
        Observations seconds = seconds(history);
        if (seconds.size() < LEAST_KNOWN) {
            return declared;
        }
        double mean = 0;
        double square = 0;
        for (double value : seconds.targets()) {
            mean += value / seconds.size();
        }
        for (double value : seconds.targets()) {
            square += (value - mean) * (value - mean) / seconds.size();
        }
        double spread = StrictMath.sqrt(square) + 1e-9;
        Observations standardised = new Observations();
        for (int i = 0; i < seconds.trials(); i++) {
            standardised.addTrial(seconds.features(i));
        }
        for (int i = 0; i < seconds.size(); i++) {
            standardised.add(seconds.trial(i), seconds.level(i), (seconds.target(i) - mean) / spread, 0);
        }
        Theta fitted = Learner.fit(kernel, Priors.of(kernel), standardised, before);
        if (fitted == null) {
            return declared;
        }
        Posterior model = Posterior.of(kernel, fitted.array(), standardised);
        return new Learnt(new TrainingCosts(ladder, definition.resume(), model, mean, spread), fitted);
    }

    /** What trainings took. Of epochs, what each trial took to where it is: on the way there it took a part of it. */
    private Observations seconds(History history) {
        Observations observations = new Observations();
        int from = Math.max(0, history.trials().size() - MOST);
        for (Past past : history.trials().subList(from, history.trials().size())) {
            int trial = -1;
            for (int rung : recipe.rungs()) {
                double seconds = past.seconds(rung);
                boolean own = !definition.ladder().passesRungs() || rung == past.reached();
                if (own && seconds > 0 && Double.isFinite(seconds)) {
                    trial = trial < 0 ? observations.addTrial(encoded.features(past)) : trial;
                    observations.add(trial, definition.ladder().share(rung), StrictMath.log(seconds), 0);
                }
            }
        }
        return observations;
    }
}
