package dev.temper.core.rung;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import org.jspecify.annotations.Nullable;

/**
 * The trials of one rung, best first.
 *
 * @param entered trials that set out towards the rung
 * @param promoted trials that set out further from it
 * @param costMicros spent on the way to it
 * @param values each trial that has a value at the rung, with the value
 * @param resting of these, the ones that rest here, or will when their process has ended
 * @param paused of these, the ones that rest: they can be promoted
 */
public record RungTable(
        int entered,
        int promoted,
        long costMicros,
        PersistentMap<Ranked, Double> values,
        PersistentMap<Ranked, Double> resting,
        PersistentMap<Ranked, Double> paused) {
    static final RungTable EMPTY =
            new RungTable(0, 0, 0, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    /** A trial's part in a rung's table; rank is its place, of which only the number counts before it has a value. */
    record Seat(Ranked rank, RungRun run, boolean further, TrialStatus status) {
        static Seat of(Trial trial, int index, Ranked rank) {
            boolean further = index < trial.progress().runs().size() - 1;
            // Where a trial stands matters to the rung it stands at, and to no other.
            TrialStatus status = further ? TrialStatus.RUNNING : trial.status();
            return new Seat(rank, trial.progress().runs().get(index), further, status);
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

    private RungTable counted(Seat seat, int sign, @Nullable Double value) {
        return new RungTable(
                entered + sign,
                promoted + (seat.further() ? sign : 0),
                costMicros + sign * seat.run().costMicros(),
                changed(values, seat.rank(), value),
                changed(resting, seat.rank(), seat.rests() ? value : null),
                changed(paused, seat.rank(), seat.paused() ? value : null));
    }

    private static PersistentMap<Ranked, Double> changed(
            PersistentMap<Ranked, Double> map, Ranked rank, @Nullable Double value) {
        return value == null ? map.remove(rank) : map.put(rank, value);
    }
}
