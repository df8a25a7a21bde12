package dev.temper.core.rung;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import org.jspecify.annotations.Nullable;

/** The rule for which trials go on, one class for each. Pure: it reads the rungs and changes nothing. */
public sealed interface Schedule
        permits FullTraining, MedianStopping, AsyncHyperband, AsyncHyperbandStopping, SyncHyperband {
    /** The schedule that a definition asks for. */
    static Schedule of(ExperimentDefinition definition) {
        int rungs = definition.ladder().tasks().size();
        int eta = definition.ladder().eta();
        int declared = definition.ladder().declaredRungs();
        int count = Math.max(1, Math.min(definition.method().brackets(), declared));
        Brackets brackets = new Brackets(declared, eta, count);
        return switch (definition.method().schedule()) {
            case FULL -> new FullTraining(rungs);
            case MEDIAN_STOPPING ->
                new MedianStopping(
                        rungs, definition.method().grace(), definition.version().sparesGrace());
            case ASYNC_HYPERBAND -> new AsyncHyperband(brackets);
            case ASYNC_HYPERBAND_STOPPING -> new AsyncHyperbandStopping(brackets);
            case HYPERBAND -> new SyncHyperband(brackets);
        };
    }

    /** How many brackets it deals trials to; it promotes no trial of a bracket with this number or a higher one. */
    default int ownBrackets() {
        return 1;
    }

    /**
     * The bracket of the next trial.
     *
     * @param dealt trials dealt so far
     */
    int bracketOfNext(Rungs rungs, int dealt);

    /** The rung that the trials of a bracket run to first. */
    int firstRung(int bracket);

    /**
     * How many of a rung's best go on, by what is known now.
     *
     * @param closed whether no further trial will ever start
     */
    int places(Rungs rungs, RungId id, boolean closed);

    /** Whether a trial that has just arrived at a rung below the full one goes on at once. */
    default boolean passes(Rungs rungs, RungId id, Ranked arrived, boolean closed) {
        return rungs.table(id).values().rank(arrived) < places(rungs, id, closed);
    }

    /** The best trial that rests at a rung, if it may be promoted; else null. */
    default @Nullable Ranked promotable(Rungs rungs, RungId id, boolean closed) {
        PersistentMap.Entry<Ranked, Double> best = rungs.table(id).paused().first();
        return best != null && isPromotable(rungs, id, best.key(), closed) ? best.key() : null;
    }

    /** Whether a trial that rests at a rung may be promoted; if not, no worse one may. */
    default boolean isPromotable(Rungs rungs, RungId id, Ranked resting, boolean closed) {
        return rungs.table(id).values().rank(resting) < places(rungs, id, closed);
    }

    /** Whether a trial that does not go on stops for good, rather than rests. */
    default boolean stops() {
        return false;
    }
}
