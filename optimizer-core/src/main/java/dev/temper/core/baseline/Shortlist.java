package dev.temper.core.baseline;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Block;
import dev.temper.core.model.Place;
import dev.temper.core.pool.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All options as predicted at the full task, and the trainings worth a closer look: for judges whose measure is dear.
 */
final class Shortlist {
    /** Options of the greatest expected improvement, and others beside them. */
    private static final int BEST = 24;

    private static final int OTHERS = 16;

    private static final double LEAST_GAIN = 1e-12;

    final Block full;
    final double[] means;
    final double[] variances;
    /** Logarithm of each option's expected improvement at the full task. */
    final double[] improvements;
    /** Indices of all options by their expected improvement, best first. */
    final List<Integer> order;

    final List<Option> options = new ArrayList<>();
    final List<Integer> rungs = new ArrayList<>();
    /** Of each training listed, the option's index among all. */
    final List<Integer> indices = new ArrayList<>();

    final Block trainings;
    final double[] trainingVariances;
    final double[] logCosts;

    Shortlist(Question question) {
        full = question.belief().block(question.options(), 1);
        means = full.means();
        variances = full.variances();
        improvements = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            improvements[i] = Acquisition.logExpectedImprovement(
                    means[i], StrictMath.sqrt(variances[i]), question.belief().best());
        }
        order = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -improvements[i]))
                .toList();
        int others = Math.min(OTHERS, Math.max(0, means.length - BEST));
        for (int i = 0; i < Math.min(BEST, means.length); i++) {
            list(question, order.get(i));
        }
        for (int i = 0; i < others; i++) {
            // Evenly down the order, so that what is merely informative has its chance too.
            list(question, order.get(BEST + (int) ((long) i * (means.length - BEST) / others)));
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            places.add(options.get(i).at(question.ladder().share(rungs.get(i))));
        }
        trainings = question.belief().posterior().block(places);
        trainingVariances = trainings.variances();
        logCosts = question.costs().logarithms(options, rungs);
    }

    private void list(Question question, int index) {
        Option option = question.options().get(index);
        for (int rung : question.rungs()) {
            if (rung > option.from()) {
                options.add(option);
                rungs.add(rung);
                indices.add(index);
            }
        }
    }

    /**
     * Choices by gain for cost, best first, each option once.
     *
     * @param gains of the trainings listed; 0 or less counts as next to nothing
     */
    List<Choice> ranked(double[] gains) {
        double[] scores = new double[gains.length];
        for (int i = 0; i < gains.length; i++) {
            scores[i] = StrictMath.log(Math.max(gains[i], LEAST_GAIN)) - logCosts[i];
        }
        List<Integer> best = IntStream.range(0, gains.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
        boolean[] seen = new boolean[means.length];
        List<Choice> choices = new ArrayList<>();
        for (int i : best) {
            int index = indices.get(i);
            if (!seen[index]) {
                seen[index] = true;
                double sd = StrictMath.sqrt(variances[index]);
                choices.add(new Choice(options.get(i), rungs.get(i), scores[i], means[index], sd));
            }
        }
        return choices;
    }
}
