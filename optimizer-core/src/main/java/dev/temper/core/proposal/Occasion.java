package dev.temper.core.proposal;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Task;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * When it is worth computing a proposal. It saves work and decides nothing: a proposal depends on the state that it is
 * computed from, not on why it was.
 */
public final class Occasion {
    /** Epochs before which no trial is judged between its rungs. */
    private static final int GRACE = 3;

    /** So many times is a full training looked at between its rungs. */
    private static final int LOOKS = 12;

    /** A proposal is in force for as many events as the machine lets it be; it is renewed at half of that. */
    private static final int FEWEST_EVENTS = 64;

    private Occasion() {}

    /**
     * Whether something has changed that a model would want to know: a value at a rung or where trials are judged, a
     * run that ended, a list of picks that comes to its end, a proposal that grows old.
     *
     * @param last the state that was last computed from, whatever came of it; null for never
     * @param now a later state of the same experiment
     */
    public static boolean isDue(@Nullable ExperimentState last, ExperimentState now) {
        ExperimentDefinition definition = now.header().definition();
        if (definition == null || now.header().status() != ExperimentStatus.RUNNING) {
            return false;
        }
        return last == null
                || isOld(definition, last, now)
                || isPickedOut(definition, last, now)
                || hasEnded(last, now)
                || isObserved(definition, last, now);
    }

    private static boolean isOld(ExperimentDefinition definition, ExperimentState last, ExperimentState now) {
        long events = Math.max(FEWEST_EVENTS, definition.ladder().full().epochs());
        return now.header().sequence() - last.header().sequence() > events * definition.parallel() / 2;
    }

    private static boolean isPickedOut(ExperimentDefinition definition, ExperimentState last, ExperimentState now) {
        Proposal proposal = now.proposal();
        return proposal != null
                && now.header().leases() > last.header().leases()
                && proposal.picks().size() - now.rows().usedPicks().size() < definition.parallel();
    }

    private static boolean hasEnded(ExperimentState last, ExperimentState now) {
        for (PersistentMap.Difference<Integer, Trial> change : PersistentMap.differences(last.trials(), now.trials())) {
            Trial before = change.before();
            Trial after = change.after();
            if (before != null && after != null && before.lease() != null && after.lease() == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isObserved(ExperimentDefinition definition, ExperimentState last, ExperimentState now) {
        for (PersistentMap.Difference<Long, Observation> change :
                PersistentMap.differences(last.observations(), now.observations())) {
            if (matters(definition, (int) change.key().longValue())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value at an epoch tells more than that the trial goes on; every value at a named task does. */
    private static boolean matters(ExperimentDefinition definition, int epoch) {
        if (definition.ladder().named()) {
            return true;
        }
        int step = Math.max(2, definition.ladder().full().epochs() / LOOKS);
        if (epoch >= GRACE && (epoch - GRACE) % step == 0) {
            return true;
        }
        for (Task task : definition.ladder().tasks()) {
            if (task.epochs() == epoch) {
                return true;
            }
        }
        return false;
    }
}
