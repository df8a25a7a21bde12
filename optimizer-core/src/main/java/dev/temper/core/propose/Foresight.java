package dev.temper.core.propose;

import dev.temper.core.model.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a model foresees runs of which it has seen nothing. Where parameters tell nothing, a fit finds something in them
 * all the same, and what it then prefers is worse than what the rungs alone would do.
 */
final class Foresight {
    /**
     * On tables of learning curves tau is seldom below 0.4 from 30 trials on; with the curves dealt to the configurations
     * at random it is below 0.3 mostly from 30 trials on, and nearly always from 75 on.
     */
    private static final double LEAST_TAU = 0.3;

    private record Seen(double level, double value, double prediction) {}

    private Foresight() {}

    /**
     * Whether a model foresees the trials that its fit saw.
     *
     * @param enough trials of the experiment's own for the question to be about these alone, and not about imported ones
     *     too
     */
    static boolean isShown(MetricModel model, int enough) {
        List<Place> rows = model.rows();
        double[] values = model.targets();
        double[] predictions = model.posterior().leaveOneRunOut(values);
        List<Place> own = rows.subList(model.imported(), rows.size());
        int from = own.stream().map(Place::trial).distinct().count() < enough ? 0 : model.imported();
        return isShown(
                rows.subList(from, values.length),
                Arrays.copyOfRange(values, from, values.length),
                Arrays.copyOfRange(predictions, from, values.length));
    }

    /** Whether {@link #tau} is as high as it is where parameters matter. */
    static boolean isShown(List<Place> places, double[] values, double[] predictions) {
        return tau(places, values, predictions) >= LEAST_TAU;
    }

    /**
     * Kendall's tau of values and predictions over all pairs of runs, each pair at the highest level at which both were
     * observed; 0 without pairs.
     *
     * @param places where the values were observed
     * @param predictions what each value is predicted to be without its run, see {@code Posterior.leaveOneRunOut}
     */
    static double tau(List<Place> places, double[] values, double[] predictions) {
        SortedMap<Integer, List<Seen>> rows = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            Place place = places.get(i);
            rows.computeIfAbsent(place.trial(), trial -> new ArrayList<>())
                    .add(new Seen(place.level(), values[i], predictions[i]));
        }
        List<List<Seen>> runs = new ArrayList<>(rows.values());
        runs.forEach(run -> run.sort(
                Comparator.comparingDouble((Seen row) -> Math.abs(row.level())).reversed()));
        int pairs = 0;
        int lead = 0;
        for (int i = 0; i < runs.size(); i++) {
            for (List<Seen> other : runs.subList(0, i)) {
                int sign = agreement(runs.get(i), other);
                pairs += Math.abs(sign);
                lead += sign;
            }
        }
        return pairs == 0 ? 0 : lead / (double) pairs;
    }

    /** 1 for the right order, -1 for the wrong one, 0 if there is none to be right about. */
    private static int agreement(List<Seen> run, List<Seen> other) {
        for (Seen row : run) {
            for (Seen with : other) {
                if (row.level() == with.level()) {
                    double difference = row.value() - with.value();
                    return difference == 0 ? 0 : difference * (row.prediction() - with.prediction()) > 0 ? 1 : -1;
                }
            }
        }
        return 0;
    }
}
