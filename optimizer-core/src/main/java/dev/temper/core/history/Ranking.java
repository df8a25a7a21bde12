package dev.temper.core.history;

import dev.temper.core.definition.Metrics;
import dev.temper.core.rung.Fronts;
import dev.temper.core.trial.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The order of runs by what they have shown: by loss, or with several objectives by {@link Fronts}. */
record Ranking(Metrics metrics, Fidelity fidelity) {
    List<Past> furthestFirst(List<Past> some) {
        Comparator<Past> furthest = Comparator.comparingInt(
                (Past run) -> -fidelity.rungReached(run.last().key()));
        if (!metrics.isMultiple()) {
            return some.stream().sorted(furthest.thenComparing(Past.BEST_FIRST)).toList();
        }
        SortedMap<Integer, Integer> places = new TreeMap<>();
        for (Fronts.Point point :
                Fronts.order(some.stream().map(run -> ranked(run.last())).toList())) {
            places.put(point.number(), places.size());
        }
        return some.stream()
                .sorted(furthest.thenComparingInt(run -> places.getOrDefault(run.number(), places.size())))
                .toList();
    }

    /** Whether a run is among the first of those that were at a key: one in so many, and at least one. */
    boolean isAmongFirst(Past run, List<Past> all, int key, double oneIn) {
        Double own = run.lossAt(key);
        if (own == null) {
            return false;
        }
        if (metrics.isMultiple()) {
            List<Fronts.Point> points = pointsAt(all, key);
            return placeOf(run, points) < Math.max(1, points.size() / oneIn);
        }
        int better = 0;
        int there = 0;
        for (Past other : all) {
            Double loss = other.lossAt(key);
            there += loss == null ? 0 : 1;
            better += loss != null && loss < own ? 1 : 0;
        }
        return better < Math.max(1, there / oneIn);
    }

    /** The place of a run, from 0; -1 if it is none of these. */
    private static int placeOf(Past run, List<Fronts.Point> points) {
        List<Fronts.Point> order = Fronts.order(points);
        for (int place = 0; place < order.size(); place++) {
            if (order.get(place).number() == run.number()) {
                return place;
            }
        }
        return -1;
    }

    private List<Fronts.Point> pointsAt(List<Past> all, int key) {
        List<Fronts.Point> points = new ArrayList<>();
        for (Past run : all) {
            run.milestones().stream()
                    .filter(milestone -> milestone.key() == key)
                    .limit(1)
                    .forEach(milestone -> points.add(ranked(milestone)));
        }
        return points;
    }

    private Fronts.Point ranked(Milestone milestone) {
        Measurement seen = milestone.seen();
        return new Fronts.Point(
                milestone.trial(),
                seen == null ? metrics.losses(null, List.of()) : metrics.losses(seen.value(), metrics.others(seen)));
    }
}
