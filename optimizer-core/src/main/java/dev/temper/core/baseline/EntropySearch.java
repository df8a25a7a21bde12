package dev.temper.core.baseline;

import dev.temper.core.model.Block;
import dev.temper.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Information about the place of the minimum at the full task, for cost. Representer points are drawn from the options
 * in proportion to their expected improvement, as in the paper; see {@link InformationGain} for the rest.
 */
final class EntropySearch implements Judge {
    private static final int REPRESENTERS = 50;
    private static final long DRAWS = 18L << 32;
    private static final long SAMPLES = 19L << 32;

    private final double[][] draws;

    EntropySearch(long seed) {
        draws = InformationGain.draws(REPRESENTERS, seed, SAMPLES);
    }

    @Override
    public List<Choice> rank(Question question) {
        Shortlist list = new Shortlist(question);
        List<Integer> points = representers(list, question);
        int size = points.size();
        double[] means = new double[size];
        double[] logDensity = new double[size];
        double[][] covariance = new double[size][size];
        int rows = question.belief().posterior().size();
        Block block = question.belief()
                .block(points.stream().map(question.options()::get).toList(), 1);
        for (int i = 0; i < size; i++) {
            means[i] = list.means[points.get(i)];
            logDensity[i] = list.improvements[points.get(i)];
            covariance[i] = block.covariances(i, block, rows);
        }
        InformationGain gain = new InformationGain(means, covariance, logDensity, draws);
        double noise = question.belief().posterior().noise();
        double[] gains = new double[list.options.size()];
        for (int i = 0; i < gains.length; i++) {
            double[] towards = list.trainings.covariances(i, block, rows);
            gains[i] = gain.of(towards, list.trainingVariances[i] + noise);
        }
        return list.ranked(gains);
    }

    /** Without replacement, by the largest of log weight + Gumbel noise. */
    private static List<Integer> representers(Shortlist list, Question question) {
        double[] keys = new double[list.means.length];
        List<Integer> order = new ArrayList<>(list.order);
        for (int i = 0; i < keys.length; i++) {
            double unit = CounterRandom.unit(question.seed(), DRAWS, question.moment() * keys.length + i);
            keys[i] = list.improvements[i] - StrictMath.log(-StrictMath.log(unit + 0x1.0p-54));
        }
        order.sort(Comparator.comparingDouble(i -> -keys[i]));
        return order.subList(0, Math.min(REPRESENTERS, order.size()));
    }
}
