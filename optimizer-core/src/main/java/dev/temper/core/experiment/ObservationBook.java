package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.rung.MedianStopping;
import dev.temper.core.rung.RunningMeans;
import dev.temper.core.trial.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The observations of all trials.
 *
 * @param rows by {@link Observation#key}
 * @param means derived from them, where the schedule compares trials between rungs
 */
record ObservationBook(
        PersistentMap<Long, Observation> rows, @Nullable RunningMeans means) {
    static final ObservationBook EMPTY = new ObservationBook(PersistentMap.empty(), null);

    static ObservationBook empty(Plan plan) {
        RunningMeans means = plan.schedule() instanceof MedianStopping rule ? rule.start(plan.metric()) : null;
        return new ObservationBook(PersistentMap.empty(), means);
    }

    /** Keys rise by trial and then by epoch, so each mean is added up in the order in which it was at first. */
    static ObservationBook restore(Plan plan, PersistentMap<Long, Observation> rows) {
        RunningMeans means = empty(plan).means;
        if (means != null) {
            for (PersistentMap.Entry<Long, Observation> row : rows) {
                int trial = Observation.trial(row.key());
                means = means.with(
                        trial, Observation.epoch(row.key()), row.value().value());
            }
        }
        return new ObservationBook(rows, means);
    }

    /** Without one that was never made; O(n log n) where running means are kept. */
    ObservationBook without(Plan plan, long key) {
        PersistentMap<Long, Observation> rest = rows.remove(key);
        return means == null ? new ObservationBook(rest, null) : restore(plan, rest);
    }

    ObservationBook with(int trial, int epoch, Observation observation) {
        return new ObservationBook(
                rows.put(Observation.key(trial, epoch), observation),
                means == null ? null : means.with(trial, epoch, observation.value()));
    }
}
