package dev.temper.core.rung;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Metrics;
import dev.temper.core.effort.Effort;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The trials of one rung, best first.
 *
 * @param entered trials that set out towards the rung
 * @param promoted trials that have a value at the rung and set out further from it
 * @param passed trials that set out further without a value here: their reports passed the rung over
 * @param stopped trials that were stopped on the way here, and will have no value
 * @param costMicros spent on the way to it
 * @param values each trial that has a value at the rung, with the value
 * @param resting of these, the ones that rest here, or will when their process has ended
 * @param paused of these, the ones that rest: they can be promoted
 * @param seats with several objectives every seat, by trial: each change may move all of them; else empty
 */
public record RungTable(
        int entered,
        int promoted,
        int passed,
        int stopped,
        long costMicros,
        PersistentMap<Ranked, Double> values,
        PersistentMap<Ranked, Double> resting,
        PersistentMap<Ranked, Double> paused,
        PersistentMap<Integer, Seat> seats) {
    static final RungTable EMPTY = new RungTable(
            0, 0, 0, 0, 0, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    /** A trial's part in a rung's table; rank is its place, of which only the number counts before it has a value. */
    record Seat(Ranked rank, RungRun run, boolean further, TrialStatus status) {
        static Seat of(Trial trial, int index, Ranked rank) {
            boolean further = index < trial.progress().runs().size() - 1;
            // Where a trial stands matters to the rung it stands at, and to no other.
            TrialStatus status = further ? TrialStatus.RUNNING : trial.status();
            return new Seat(rank, trial.progress().runs().get(index), further, status);
        }

        /** Whether it has the same place in the same lists as another of the same trial. */
        boolean ranksAs(Seat other) {
            return Objects.equals(run.value(), other.run.value())
                    && run.others().equals(other.run.others())
                    && rests() == other.rests()
                    && paused() == other.paused();
        }

        int promoted() {
            return further && run.value() != null ? 1 : 0;
        }

        int passed() {
            return further && run.value() == null ? 1 : 0;
        }

        int stopped() {
            return status == TrialStatus.STOPPED && run.value() == null ? 1 : 0;
        }

        boolean rests() {
            return paused() || status == TrialStatus.PAUSING;
        }

        boolean paused() {
            return status == TrialStatus.PAUSED;
        }
    }

    /** How many trials have a value here. */
    public int size() {
        return values.size();
    }

    RungTable with(Seat seat) {
        return counted(seat, 1, seat.run().value());
    }

    RungTable without(Seat seat) {
        return counted(seat, -1, null);
    }

    /**
     * With a seat in the place of another, all ranked anew by several objectives; O(n log n) with two of them.
     *
     * @throws dev.temper.core.effort.TooMuchWorkException if that takes more comparisons than may be spent
     */
    RungTable reseated(@Nullable Seat was, Seat is, Metrics metrics, Effort effort) {
        RungTable seated = seated(was, is);
        boolean moves = was == null ? is.run().value() != null : !was.ranksAs(is);
        return moves ? seated.ranked(metrics, effort) : seated;
    }

    /** With a seat in the place of another; where several objectives rank, all ranks stay as they were. */
    RungTable seated(@Nullable Seat was, Seat is) {
        return new RungTable(
                entered + (was == null ? 1 : 0),
                promoted + is.promoted() - (was == null ? 0 : was.promoted()),
                passed + is.passed() - (was == null ? 0 : was.passed()),
                stopped + is.stopped() - (was == null ? 0 : was.stopped()),
                costMicros
                        + is.run().costMicros()
                        - (was == null ? 0 : was.run().costMicros()),
                values,
                resting,
                paused,
                seats.put(is.rank().trial(), is));
    }

    /** The same seats, ranked by several objectives. */
    RungTable ranked(Metrics metrics, Effort effort) {
        RungTable ranked = new RungTable(
                entered,
                promoted,
                passed,
                stopped,
                costMicros,
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                seats);
        int place = 0;
        for (Fronts.Point point : Fronts.order(points(seats, metrics), effort)) {
            boolean diverged = point.losses()[0] == Double.POSITIVE_INFINITY;
            Ranked rank = new Ranked(diverged ? Double.POSITIVE_INFINITY : place++, point.number());
            ranked = ranked.ranked(rank, Objects.requireNonNull(seats.get(point.number())));
        }
        return ranked;
    }

    private static List<Fronts.Point> points(PersistentMap<Integer, Seat> seats, Metrics metrics) {
        List<Fronts.Point> points = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Seat> entry : seats) {
            RungRun run = entry.value().run();
            if (run.value() != null) {
                points.add(new Fronts.Point(entry.key(), metrics.losses(run.value(), run.others())));
            }
        }
        return points;
    }

    private RungTable ranked(Ranked rank, Seat seat) {
        Double value = seat.run().value();
        return new RungTable(
                entered,
                promoted,
                passed,
                stopped,
                costMicros,
                changed(values, rank, value),
                changed(resting, rank, seat.rests() ? value : null),
                changed(paused, rank, seat.paused() ? value : null),
                seats);
    }

    /** The places of the trials that have a value here, by trial; with several objectives only. */
    SortedMap<Integer, Ranked> places() {
        SortedMap<Integer, Ranked> places = new TreeMap<>();
        for (PersistentMap.Entry<Ranked, Double> entry : values) {
            places.put(entry.key().trial(), entry.key());
        }
        return places;
    }

    /** The place of a trial that has a value here; with several objectives only. */
    @Nullable
    Ranked placeOf(int trial) {
        for (PersistentMap.Entry<Ranked, Double> entry : values) {
            if (entry.key().trial() == trial) {
                return entry.key();
            }
        }
        return null;
    }

    private RungTable counted(Seat seat, int sign, @Nullable Double value) {
        return new RungTable(
                entered + sign,
                promoted + sign * seat.promoted(),
                passed + sign * seat.passed(),
                stopped + sign * seat.stopped(),
                costMicros + sign * seat.run().costMicros(),
                changed(values, seat.rank(), value),
                changed(resting, seat.rank(), seat.rests() ? value : null),
                changed(paused, seat.rank(), seat.paused() ? value : null),
                seats);
    }

    private static PersistentMap<Ranked, Double> changed(
            PersistentMap<Ranked, Double> map, Ranked rank, @Nullable Double value) {
        return value == null ? map.remove(rank) : map.put(rank, value);
    }
}
