package dev.temper.core.baseline;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.model.Place;
import dev.temper.core.model.Posterior;
import dev.temper.core.pool.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What trainings cost: as declared, or as predicted from the seconds that trials took.
 *
 * @param resume whether a trial goes on from where it was, and so pays only for the rest
 * @param model of the standardised logarithm of the seconds from scratch; null to take costs as declared
 * @param mean of the logarithms of the seconds seen
 * @param spread of them
 */
record TrainingCosts(Ladder ladder, Resume resume, @Nullable Posterior model, double mean, double spread) {
    static TrainingCosts declared(Ladder ladder, Resume resume) {
        return new TrainingCosts(ladder, resume, null, 0, 1);
    }

    /**
     * Logarithms of costs, in any unit but the same for all.
     *
     * @param options the same number as rungs
     */
    double[] logarithms(List<Option> options, List<Integer> rungs) {
        double[] to = fromScratch(options, rungs);
        boolean saves = resume == Resume.CHECKPOINT && ladder.passesRungs();
        List<Integer> from = options.stream().map(Option::from).toList();
        double[] done = saves ? fromScratch(options, from) : new double[to.length];
        for (int i = 0; i < to.length; i++) {
            // A prediction may hold the whole for no dearer than its part.
            double rest = Math.max(to[i] - done[i], to[i] * 1e-3);
            to[i] = StrictMath.log(rest);
        }
        return to;
    }

    private double[] fromScratch(List<Option> options, List<Integer> rungs) {
        double[] costs = new double[rungs.size()];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = rungs.get(i) < 0 ? 0 : ladder.share(rungs.get(i));
        }
        if (model != null) {
            List<Place> places = new ArrayList<>();
            for (int i = 0; i < costs.length; i++) {
                if (costs[i] > 0) {
                    places.add(options.get(i).at(costs[i]));
                }
            }
            double[] means = model.block(places).means();
            int next = 0;
            for (int i = 0; i < costs.length; i++) {
                if (costs[i] > 0) {
                    costs[i] = StrictMath.exp(means[next] * spread + mean);
                    next++;
                }
            }
        }
        return costs;
    }
}
