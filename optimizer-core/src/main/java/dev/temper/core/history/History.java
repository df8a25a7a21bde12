package dev.temper.core.history;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Metrics;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the trials of an experiment have shown, and which of it a model learns from. */
public final class History {
    private final List<Past> trials;
    private final List<Past> runs;
    private final Fidelity fidelity;
    private final Ranking ranking;

    private History(List<Past> trials, Fidelity fidelity, Ranking ranking) {
        this.trials = List.copyOf(trials);
        this.runs = trials.stream().filter(past -> !past.milestones().isEmpty()).toList();
        this.fidelity = fidelity;
        this.ranking = ranking;
    }

    /** The history of an experiment. */
    public static History of(ExperimentState state, ExperimentDefinition definition) {
        Fidelity fidelity = new Fidelity(definition);
        SortedMap<Integer, List<Milestone>> milestones = new TreeMap<>();
        for (PersistentMap.Entry<Long, Observation> row : state.observations()) {
            int trial = Observation.trial(row.key());
            Observation seen = row.value();
            Double seconds = seen.seconds();
            milestones
                    .computeIfAbsent(trial, number -> new ArrayList<>())
                    .add(new Milestone(
                            trial,
                            Observation.epoch(row.key()),
                            loss(definition.metrics(), seen.seen()),
                            seconds == null ? Double.NaN : seconds,
                            seen.sequence(),
                            seen.seen()));
        }
        boolean measured = isMeasured(state);
        List<Past> trials = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            Trial trial = row.value();
            List<Milestone> own = milestones.getOrDefault(trial.number(), new ArrayList<>());
            RungValues rungs = RungValues.of(definition, fidelity, trial, own, measured);
            if (trial.hasFailed()) {
                int key = fidelity.keyOf(trial.progress().rung());
                own.add(new Milestone(trial.number(), key, Double.NaN, Double.NaN, trial.failedAt(), null));
            }
            trials.add(new Past(trial, own, rungs));
        }
        return of(definition, trials);
    }

    /** A history of these trials. */
    public static History of(ExperimentDefinition definition, List<Past> trials) {
        Fidelity fidelity = new Fidelity(definition);
        return new History(trials, fidelity, new Ranking(definition.metrics(), fidelity));
    }

    private static boolean isMeasured(ExperimentState state) {
        for (PersistentMap.Entry<Long, Observation> row : state.observations()) {
            return row.value().seconds() != null;
        }
        return false;
    }

    /** The first objective's loss; of several, it is none if any of them has diverged. */
    private static double loss(Metrics metrics, Measurement seen) {
        return metrics.isMultiple() && metrics.hasDiverged(seen)
                ? Double.NaN
                : metrics.objective().toLoss(seen.value());
    }

    /** All trials, by number; of an earlier time those that had shown something. */
    public List<Past> trials() {
        return trials;
    }

    /** Trials that have reported or failed for good, by number. */
    public List<Past> runs() {
        return runs;
    }

    /** How far trials are trained. */
    public Fidelity fidelity() {
        return fidelity;
    }

    /** What was tried. A new set. */
    public Set<ConfigurationKey> configurations() {
        Set<ConfigurationKey> configurations = new TreeSet<>();
        trials.forEach(past -> configurations.add(new ConfigurationKey(past.configuration())));
        return configurations;
    }

    /** How many trials' last loss is finite. */
    public int finite() {
        int finite = 0;
        for (Past run : runs) {
            finite += Double.isFinite(run.last().loss()) ? 1 : 0;
        }
        return finite;
    }

    /** Runs by the highest rung reached, then by their last loss, with several objectives by fronts instead. */
    public List<Past> furthestFirst(List<Past> some) {
        return ranking.furthestFirst(some);
    }

    /** Whether what a run had at a key is among the first of all runs that were there: one in so many, and at least one. */
    public boolean isAmongFirst(Past run, int key, double oneIn) {
        return ranking.isAmongFirst(run, runs, key, oneIn);
    }

    /** How many trials had reported or failed for good when the journal had come to a sequence. */
    public int reportedBy(long sequence) {
        int count = 0;
        for (Past run : runs) {
            count += run.milestones().stream().anyMatch(milestone -> milestone.sequence() <= sequence) ? 1 : 0;
        }
        return count;
    }

    /** The same history as it was when the journal had come to a sequence. The trials' status is that of today. */
    public History asOf(long sequence) {
        List<Past> earlier = new ArrayList<>();
        for (Past run : runs) {
            List<Milestone> milestones = run.milestones().stream()
                    .filter(milestone -> milestone.sequence() <= sequence)
                    .toList();
            if (!milestones.isEmpty()) {
                earlier.add(new Past(run.trial(), milestones, run.rungs()));
            }
        }
        return new History(earlier, fidelity, ranking);
    }

    /**
     * What a fit learns from: of each trial its values at rungs and checks and its last one, in the order of the
     * journal. When there are too many, most are of the trials that came furthest, the rest evenly of the others.
     */
    public List<Milestone> learned(int most) {
        List<List<Milestone>> each = new ArrayList<>();
        int total = 0;
        for (Past run : furthestFirst(runs)) {
            List<Milestone> milestones = new ArrayList<>();
            int before = 0;
            for (Milestone milestone : run.milestones()) {
                if (milestone.key() == run.last().key() || fidelity.counts(before, milestone.key())) {
                    milestones.add(milestone);
                }
                before = milestone.key();
            }
            each.add(milestones);
            total += milestones.size();
        }
        List<Milestone> kept =
                total <= most ? each.stream().flatMap(List::stream).toList() : thinned(each, most);
        return kept.stream()
                .sorted(Comparator.comparingLong(Milestone::sequence))
                .toList();
    }

    private static List<Milestone> thinned(List<List<Milestone>> each, int most) {
        List<Milestone> kept = new ArrayList<>();
        int next = 0;
        while (next < each.size() && kept.size() + each.get(next).size() <= 7 * most / 10) {
            kept.addAll(each.get(next));
            next++;
        }
        int rest = 0;
        for (List<Milestone> milestones : each.subList(next, each.size())) {
            rest += milestones.size();
        }
        int stride = Math.max(1, -Math.floorDiv(-rest, Math.max(1, most - kept.size())));
        for (int i = next; i < each.size(); i += stride) {
            kept.addAll(each.get(i));
        }
        return kept;
    }

    /** What is learned after a fit: values at rungs and checks since then, in the order of the journal. */
    public List<Milestone> learnedSince(long sequence) {
        List<Milestone> since = new ArrayList<>();
        for (Past run : runs) {
            int before = 0;
            for (Milestone milestone : run.milestones()) {
                if (milestone.sequence() > sequence && fidelity.counts(before, milestone.key())) {
                    since.add(milestone);
                }
                before = milestone.key();
            }
        }
        since.sort(Comparator.comparingLong(Milestone::sequence));
        return since;
    }
}
