package dev.temper.core.propose;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Metric;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the trials of an experiment have shown, and which of it the model learns from. */
final class History {
    /** A trial's rank comes first from the rung that it reached, then from its last value. */
    static final Comparator<Run> BEST_FIRST = Comparator.comparingDouble(
                    (Run run) -> Double.isFinite(run.last().loss()) ? run.last().loss() : Double.POSITIVE_INFINITY)
            .thenComparingInt(Run::number);

    private final List<Run> runs;
    private final Fidelity fidelity;

    private History(List<Run> runs, Fidelity fidelity) {
        this.runs = runs;
        this.fidelity = fidelity;
    }

    /** The history of an experiment. */
    static History of(ExperimentState state, ExperimentDefinition definition) {
        Metric metric = definition.metric();
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
                            metric.toLoss(seen.value()),
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
        return new History(List.copyOf(runs), fidelity);
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
        return new History(earlier, fidelity);
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
