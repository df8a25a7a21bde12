package dev.temper.testkit.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every loss at every rung and epoch as plain lists, to rank by looking at all of them. What diverged is infinite. */
final class Board {
    private final Map<Integer, Integer> brackets = new TreeMap<>();
    private final Map<Long, Standings> rungs = new TreeMap<>();
    private final Map<Integer, Integer> resting = new TreeMap<>();
    private final Map<Integer, SortedMap<Integer, Double>> curves = new TreeMap<>();

    void assign(int trial, int bracket) {
        brackets.put(trial, bracket);
    }

    int bracket(int trial) {
        return brackets.getOrDefault(trial, -1);
    }

    /** A trial rests at a rung; -1 for not at all. */
    void rests(int trial, int rung) {
        resting.put(trial, rung);
    }

    boolean isResting(int trial, int rung) {
        return resting.getOrDefault(trial, -1) == rung;
    }

    /** The first losses of a trial at a rung count. */
    void put(int trial, int rung, double[] losses) {
        rung(bracket(trial), rung).put(trial, losses);
    }

    Standings rung(int bracket, int rung) {
        return rungs.computeIfAbsent(bracket * 1000L + rung, key -> new Standings());
    }

    /** Only what lies further than all before counts. */
    void observe(int trial, int epoch, double loss) {
        SortedMap<Integer, Double> curve = curve(trial);
        if (curve.isEmpty() || epoch > curve.lastKey()) {
            curve.put(epoch, loss);
        }
    }

    /** The furthest epoch that a trial reported; 0 if none. */
    int lastEpoch(int trial) {
        SortedMap<Integer, Double> curve = curve(trial);
        return curve.isEmpty() ? 0 : curve.lastKey();
    }

    private SortedMap<Integer, Double> curve(int trial) {
        return curves.computeIfAbsent(trial, key -> new TreeMap<>());
    }

    double best(int trial, int from) {
        return curve(trial).tailMap(from).values().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The running means, from an epoch on, of the other trials that reported a later one, sorted. */
    List<Double> means(int from, int epoch, int except) {
        List<Double> means = new ArrayList<>();
        curves.forEach((trial, curve) -> {
            Double at = curve.get(epoch);
            if (trial != except && at != null && Double.isFinite(at)) {
                means.add(mean(curve.subMap(from, epoch + 1)));
            }
        });
        means.sort(Comparator.naturalOrder());
        return means;
    }

    private static double mean(SortedMap<Integer, Double> curve) {
        double sum = 0;
        int count = 0;
        for (double loss : curve.values()) {
            if (Double.isFinite(loss)) {
                sum += loss;
                count++;
            }
        }
        return sum / count;
    }
}
