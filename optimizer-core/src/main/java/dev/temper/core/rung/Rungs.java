package dev.temper.core.rung;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Metrics;
import dev.temper.core.effort.Effort;
import dev.temper.core.rung.RungTable.Seat;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All rungs of an experiment: an index over its trials, which a changed trial updates in O(log n).
 *
 * @param tables one for each rung that a trial set out to
 * @param ready the rungs at which a resting trial may be promoted as the schedule goes
 * @param paused every resting trial, those at the highest rungs first
 */
public record Rungs(
        Metrics metrics,
        Schedule schedule,
        PersistentMap<RungId, RungTable> tables,
        PersistentMap<RungId, Boolean> ready,
        PersistentMap<Rest, Boolean> paused) {
    /** A trial that rests at a rung, in the order of the highest rung and then of the best value. */
    public record Rest(int rung, Ranked rank) implements Comparable<Rest> {
        @Override
        public int compareTo(Rest other) {
            return rung != other.rung ? Integer.compare(other.rung, rung) : rank.compareTo(other.rank);
        }
    }

    /** No trial yet. */
    public static Rungs empty(Metrics metrics, Schedule schedule) {
        return new Rungs(metrics, schedule, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());
    }

    /** The index over trials, each seen for the first time: what {@link #changed} comes to, one by one. */
    public static Rungs of(Metrics metrics, Schedule schedule, PersistentMap<Integer, Trial> trials) {
        Rungs rungs = empty(metrics, schedule);
        for (PersistentMap.Entry<Integer, Trial> entry : trials) {
            rungs = rungs.seated(entry.value()).withRests(null, entry.value());
        }
        for (PersistentMap.Entry<RungId, RungTable> entry : rungs.tables) {
            rungs = metrics.isMultiple()
                    ? rungs.with(entry.key(), entry.value().ranked(metrics, Effort.unlimited()))
                    : rungs;
        }
        for (PersistentMap.Entry<RungId, RungTable> entry : rungs.tables) {
            rungs = rungs.refreshed(entry.key());
        }
        return rungs;
    }

    private Rungs seated(Trial trial) {
        Rungs rungs = this;
        for (int i = 0; i < trial.progress().runs().size(); i++) {
            Seat seat = seat(trial, i);
            RungId id = new RungId(trial.bracket(), seat.run().rung());
            RungTable table = rungs.table(id);
            rungs = rungs.with(id, metrics.isMultiple() ? table.seated(null, seat) : table.with(seat));
        }
        return rungs;
    }

    private Rungs with(RungId id, RungTable table) {
        return new Rungs(metrics, schedule, tables.put(id, table), ready, paused);
    }

    /** The trials of a rung. */
    public RungTable table(RungId id) {
        RungTable table = tables.get(id);
        return table == null ? RungTable.EMPTY : table;
    }

    /**
     * The index after a trial has changed; null before when it is new.
     *
     * @throws dev.temper.core.effort.TooMuchWorkException if several objectives have to rank more trials than may be
     */
    public Rungs changed(@Nullable Trial before, Trial after, Effort effort) {
        Rungs rungs = this;
        for (int i = 0; i < after.progress().runs().size(); i++) {
            Seat was = before == null || i >= before.progress().runs().size() ? null : seat(before, i);
            Seat is = seat(after, i);
            if (!is.equals(was)) {
                rungs = rungs.reseated(new RungId(after.bracket(), is.run().rung()), was, is, effort);
            }
        }
        return rungs.withRests(before, after);
    }

    /** The place of a trial at the last rung that it came to, among those that have a value there. */
    public Ranked rank(RungId id, Trial trial) {
        Ranked own = seat(trial, trial.progress().runs().size() - 1).rank();
        Ranked place = metrics.isMultiple() ? table(id).placeOf(trial.number()) : own;
        return place == null ? own : place;
    }

    /**
     * The best of all trials that rest, at the highest rung where any does.
     *
     * @param trials by number
     */
    public @Nullable Trial bestResting(PersistentMap<Integer, Trial> trials) {
        PersistentMap.Entry<Rest, Boolean> first = paused.first();
        if (first == null || !metrics.isMultiple()) {
            return first == null ? null : trials.get(first.key().rank().trial());
        }
        // Within a bracket its own order counts; the best of each bracket are then compared with each other.
        int rung = first.key().rung();
        Map<Integer, SortedMap<Integer, Ranked>> places = new TreeMap<>();
        Map<Integer, Ranked> best = new TreeMap<>();
        for (PersistentMap.Entry<Rest, Boolean> entry : paused) {
            Trial trial = trials.get(entry.key().rank().trial());
            if (entry.key().rung() == rung && trial != null) {
                Ranked rank = places.computeIfAbsent(
                                trial.bracket(), b -> table(new RungId(b, rung)).places())
                        .getOrDefault(trial.number(), entry.key().rank());
                best.merge(trial.bracket(), rank, (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        List<Fronts.Point> points = new ArrayList<>();
        for (Ranked rank : best.values()) {
            Trial trial = trials.get(rank.trial());
            points.add(new Fronts.Point(rank.trial(), trial == null ? new double[0] : lastLosses(trial)));
        }
        return trials.get(Fronts.order(points, Effort.unlimited()).get(0).number());
    }

    private double[] lastLosses(Trial trial) {
        double[] losses = metrics.losses(null, List.of());
        for (RungRun run : trial.progress().runs()) {
            losses = run.value() == null ? losses : metrics.losses(run.value(), run.others());
        }
        return losses;
    }

    private Seat seat(Trial trial, int index) {
        RungRun run = trial.progress().runs().get(index);
        Double value = run.value();
        return Seat.of(
                trial, index, Ranked.of(metrics.objective(), value == null ? Double.NaN : value, trial.number()));
    }

    private Rungs reseated(RungId id, @Nullable Seat was, Seat is, Effort effort) {
        RungTable table = table(id);
        RungTable changed = metrics.isMultiple()
                ? table.reseated(was, is, metrics, effort)
                : (was == null ? table : table.without(was)).with(is);
        Rungs rungs = with(id, changed).refreshed(id).refreshed(id.above());
        // Through a rung that was passed over, what is settled below decides further up.
        for (RungId up = id.above(); up.rung() <= rungs.highest() && rungs.isThrough(up); up = up.above()) {
            rungs = rungs.refreshed(up.above());
        }
        return rungs;
    }

    private int highest() {
        PersistentMap.Entry<RungId, RungTable> first = tables.first();
        return first == null ? -1 : first.key().rung();
    }

    private boolean isThrough(RungId id) {
        return table(id).passed() > 0 || table(id).entered() == 0;
    }

    private Rungs refreshed(RungId id) {
        boolean is = schedule.promotable(this, id, false) != null;
        if (is == ready.has(id)) {
            return this;
        }
        return new Rungs(metrics, schedule, tables, is ? ready.put(id, true) : ready.remove(id), paused);
    }

    private Rungs withRests(@Nullable Trial before, Trial after) {
        Rest was = before == null ? null : rest(before);
        Rest is = rest(after);
        if (was == null ? is == null : was.equals(is)) {
            return this;
        }
        PersistentMap<Rest, Boolean> without = was == null ? paused : paused.remove(was);
        return new Rungs(metrics, schedule, tables, ready, is == null ? without : without.put(is, true));
    }

    /** A trial that was stopped between two rungs rests at the lower one, or below all of them. */
    private @Nullable Rest rest(Trial trial) {
        if (trial.status() != TrialStatus.PAUSED) {
            return null;
        }
        int last = trial.progress().runs().size() - 1;
        int at = trial.progress().last().value() == null ? last - 1 : last;
        return at < 0
                ? new Rest(-1, Ranked.of(metrics.objective(), Double.NaN, trial.number()))
                : new Rest(
                        trial.progress().runs().get(at).rung(), seat(trial, at).rank());
    }

    /** The best values of a rung, at most so many. */
    public List<PersistentMap.Entry<Ranked, Double>> best(RungId id, int most) {
        PersistentMap<Ranked, Double> values = table(id).values();
        return IntStream.range(0, Math.min(most, values.size()))
                .<PersistentMap.Entry<Ranked, Double>>mapToObj(values::entryAt)
                .toList();
    }
}
