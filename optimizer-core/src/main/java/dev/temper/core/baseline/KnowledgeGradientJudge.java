package dev.temper.core.baseline;

import dev.temper.core.model.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The knowledge gradient about the minimum at the full task, for cost: what misokg maximises. */
record KnowledgeGradientJudge() implements Judge {
    /** Options among which the minimum is sought: those of the lowest means and those of the greatest promise. */
    private static final int POINTS = 60;

    @Override
    public List<Choice> rank(Question question) {
        Shortlist list = new Shortlist(question);
        List<Integer> points = points(list);
        int rows = question.belief().posterior().size();
        double noise = question.belief().posterior().noise();
        double[] means = new double[points.size() + 1];
        for (int j = 0; j < points.size(); j++) {
            means[j] = list.means[points.get(j)];
        }
        // What is known to be the best so far stays where it is.
        means[points.size()] = question.belief().best();
        double[] gains = new double[list.options.size()];
        Block block = question.belief()
                .block(points.stream().map(question.options()::get).toList(), 1);
        double[] slopes = new double[means.length];
        for (int i = 0; i < gains.length; i++) {
            double sd = StrictMath.sqrt(list.trainingVariances[i] + noise);
            double[] covariances = list.trainings.covariances(i, block, rows);
            for (int j = 0; j < covariances.length; j++) {
                slopes[j] = covariances[j] / sd;
            }
            gains[i] = KnowledgeGradient.of(means, slopes);
        }
        return list.ranked(gains);
    }

    private static List<Integer> points(Shortlist list) {
        List<Integer> byMean = IntStream.range(0, list.means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> list.means[i]))
                .toList();
        List<Integer> points = new ArrayList<>();
        boolean[] taken = new boolean[list.means.length];
        for (int i = 0; i < taken.length && points.size() < POINTS; i++) {
            for (int index : List.of(byMean.get(i), list.order.get(i))) {
                if (!taken[index]) {
                    taken[index] = true;
                    points.add(index);
                }
            }
        }
        return points;
    }
}
