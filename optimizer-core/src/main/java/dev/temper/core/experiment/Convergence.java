package dev.temper.core.experiment;

import dev.temper.core.event.Event.TrialEnded;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import org.jspecify.annotations.Nullable;

/**
 * A trial whose training said that more of it would change nothing. What it last showed is what it would have shown at
 * every rung further up, so it counts as trained in full, for the cost of what was trained.
 */
final class Convergence {
    private Convergence() {}

    /**
     * The result of a run that ended so; null if it did not. A failure is no result, nor is what was stopped. A named
     * task is another problem than the full one: to have solved it says nothing of that.
     */
    static @Nullable Measurement result(Draft draft, Trial trial, TrialEnded end) {
        boolean counts = end.converged()
                && end.outcome() != Outcome.FAILED
                && trial.status() != TrialStatus.STOPPING
                && draft.plan().ladder().passesRungs();
        return counts ? shown(draft, trial) : null;
    }

    /** The last report under the lease, or what an earlier lease showed last: one may converge at a checkpoint. */
    private static @Nullable Measurement shown(Draft draft, Trial trial) {
        Measurement last = Arrivals.lease(trial).last();
        if (last != null) {
            return last;
        }
        Observation before = draft.observations
                .rows()
                .get(Observation.key(trial.number(), trial.progress().epoch()));
        return before == null ? null : before.seen();
    }

    /** The trial, its lease being settled, arrives at the rungs that it has left, and ends. */
    static void conclude(Draft draft, Trial trial, Measurement result) {
        int top = draft.plan().lastRung();
        Progress progress = trial.progress();
        while (progress.rung() < top) {
            Progress here = progress.last().value() == null
                    ? progress.arrived(result.value(), draft.plan().metrics().others(result))
                    : progress;
            progress = here.towards(here.rung() + 1);
        }
        Lease lease = Arrivals.lease(trial);
        // Nothing more was trained: no time passed. Without times there is none to tell.
        Double took = lease.seconds() == null ? null : Double.valueOf(0);
        draft.observations = draft.observations.with(
                trial.number(), draft.plan().ladder().key(top), new Observation(result, took, draft.sequence()));
        boolean allowed = draft.plan().metrics().allow(result);
        Arrivals.arrive(
                draft,
                trial.advanced(
                        progress,
                        lease.reported(lease.reportedEpoch(), lease.countedEpoch(), result, took, allowed, 0)),
                result);
        Trial concluded = draft.trials().rows().get(trial.number());
        if (concluded != null) {
            draft.put(concluded.ended(Endings.rest(draft, concluded)));
        }
    }
}
