package dev.temper.core.propose;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Metrics;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.rung.Fronts;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the trials of an experiment have shown, and which of it the model learns from. */
final class History {
    /** By the last value, wherever that was: a good start counts like a good end. */
    static final Comparator<Run> BEST_FIRST = Comparator.comparingDouble(
                    (Run run) -> Double.isFinite(run.last().loss()) ? run.last().loss() : Double.POSITIVE_INFINITY)
            .thenComparingInt(Run::number);

    private final List<Run> runs;
    private final Fidelity fidelity;
    private final Metrics metrics;

    private History(List<Run> runs, Fidelity fidelity, Metrics metrics) {
        this.metrics = metrics;
        this.runs = runs;
        this.fidelity = fidelity;
    }

    /** The history of an experiment. */
    static History of(ExperimentState state, ExperimentDefinition definition) {
        Fidelity fidelity = new Fidelity(definition);
        SortedMap<Integer, List<Point>> points = new TreeMap<>();
        for (PersistentMap.Entry<Long, Observation> row : state.observations()) {
            int trial = Observation.trial(row.key());
            Observation seen = row.value();
            Double seconds = seen.seconds();
            points.computeIfAbsent(trial, number -> new ArrayList<>())
                    .add(new Point(
                            trial,
                            Observation.epoch(row.key()),
                            loss(definition.metrics(), seen.seen()),
                            seconds == null ? Double.NaN : seconds,
                            seen.sequence(),
                            seen.seen()));
        }
        List<Run> runs = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            Trial trial = row.value();
            List<Point> own = points.getOrDefault(trial.number(), new ArrayList<>());
            if (trial.hasFailed()) {
                int key = fidelity.keyOf(trial.progress().rung());
                own.add(new Point(trial.number(), key, Double.NaN, Double.NaN, trial.failedAt(), null));
            }
            if (!own.isEmpty()) {
                runs.add(new Run(trial, List.copyOf(own)));
            }
        }
        return new History(List.copyOf(runs), fidelity, definition.metrics());
    }

    /** The first objective's loss; of several, it is none if any of them has diverged. */
    private static double loss(Metrics metrics, Measurement seen) {
        return metrics.isMultiple() && metrics.hasDiverged(seen)
                ? Double.NaN
                : metrics.objective().toLoss(seen.value());
    }

    /** The place of a run by what it had at a key, from 0, with several objectives; -1 if it was not there. */
    int placeAt(Run run, int key) {
        List<Fronts.Point> order = Fronts.order(pointsAt(key));
        for (int place = 0; place < order.size(); place++) {
            if (order.get(place).number() == run.number()) {
                return place;
            }
        }
        return -1;
    }

    /** How many runs were at a key. */
    int countAt(int key) {
        return pointsAt(key).size();
    }

    private List<Fronts.Point> pointsAt(int key) {
        List<Fronts.Point> points = new ArrayList<>();
        for (Run run : runs) {
            run.points().stream()
                    .filter(point -> point.key() == key)
                    .limit(1)
                    .forEach(point -> points.add(ranked(point)));
        }
        return points;
    }

    private Fronts.Point ranked(Point point) {
        Measurement seen = point.seen();
        return new Fronts.Point(
                point.trial(),
                seen == null ? metrics.losses(null, List.of()) : metrics.losses(seen.value(), metrics.others(seen)));
    }

    /** With several objectives by fronts instead of the last loss. */
    private List<Run> furthestByFronts(List<Run> some) {
        SortedMap<Integer, Integer> places = new TreeMap<>();
        for (Fronts.Point point :
                Fronts.order(some.stream().map(run -> ranked(run.last())).toList())) {
            places.put(point.number(), places.size());
        }
        return some.stream()
                .sorted(Comparator.comparingInt(
                                (Run run) -> -fidelity.rungReached(run.last().key()))
                        .thenComparingInt(run -> places.getOrDefault(run.number(), places.size())))
                .toList();
    }

    /** Trials that have reported or failed for good, by number. */
    List<Run> runs() {
        return runs;
    }

    Fidelity fidelity() {
        return fidelity;
    }

    /** The latest loss of each run. */
    double[] latest() {
        return runs.stream().mapToDouble(run -> run.last().loss()).toArray();
    }

    /** Runs by the highest rung reached, then by their last loss. */
    List<Run> furthestFirst(List<Run> some) {
        if (metrics.isMultiple()) {
            return furthestByFronts(some);
        }
        return some.stream()
                .sorted(Comparator.comparingInt(
                                (Run run) -> -fidelity.rungReached(run.last().key()))
                        .thenComparing(BEST_FIRST))
                .toList();
    }

    /** How many trials had reported or failed for good when the journal had come to a sequence. */
    int reportedBy(long sequence) {
        int count = 0;
        for (Run run : runs) {
            count += run.points().stream().anyMatch(point -> point.sequence() <= sequence) ? 1 : 0;
        }
        return count;
    }

    /** The same history as it was when the journal had come to a sequence. The trials' status is that of today. */
    History asOf(long sequence) {
        List<Run> earlier = new ArrayList<>();
        for (Run run : runs) {
            List<Point> points = run.points().stream()
                    .filter(point -> point.sequence() <= sequence)
                    .toList();
            if (!points.isEmpty()) {
                earlier.add(new Run(run.trial(), points));
            }
        }
        return new History(earlier, fidelity, metrics);
    }

    /**
     * What a fit learns from: of each trial its values at rungs and checks and its last one, in the order of the
     * journal. When there are too many, most are of the trials that came furthest, the rest evenly of the others.
     */
    List<Point> learned(int most) {
        List<List<Point>> each = new ArrayList<>();
        int total = 0;
        for (Run run : furthestFirst(runs)) {
            List<Point> points = run.points().stream()
                    .filter(point -> point.key() == run.last().key() || fidelity.counts(point.key()))
                    .toList();
            each.add(points);
            total += points.size();
        }
        List<Point> kept = total <= most ? each.stream().flatMap(List::stream).toList() : thinned(each, most);
        return kept.stream().sorted(Comparator.comparingLong(Point::sequence)).toList();
    }

    private static List<Point> thinned(List<List<Point>> each, int most) {
        List<Point> kept = new ArrayList<>();
        int next = 0;
        while (next < each.size() && kept.size() + each.get(next).size() <= 7 * most / 10) {
            kept.addAll(each.get(next));
            next++;
        }
        int rest = 0;
        for (List<Point> points : each.subList(next, each.size())) {
            rest += points.size();
        }
        int stride = Math.max(1, -Math.floorDiv(-rest, Math.max(1, most - kept.size())));
        for (int i = next; i < each.size(); i += stride) {
            kept.addAll(each.get(i));
        }
        return kept;
    }

    /** What is learned after a fit: values at rungs and checks since then, in the order of the journal. */
    List<Point> learnedSince(long sequence) {
        List<Point> since = new ArrayList<>();
        for (Run run : runs) {
            for (Point point : run.points()) {
                if (point.sequence() > sequence && fidelity.counts(point.key())) {
                    since.add(point);
                }
            }
        }
        since.sort(Comparator.comparingLong(Point::sequence));
        return since;
    }
}
