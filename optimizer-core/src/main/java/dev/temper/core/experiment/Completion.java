package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;

/** Ends an experiment, once, when no lease runs and none will be granted. */
final class Completion {
    private Completion() {}

    static void check(Draft draft) {
        boolean archived = draft.status == ExperimentStatus.ARCHIVED;
        // Whether a quarantined experiment has more to do is what took too much work to say.
        if (draft.status == ExperimentStatus.QUARANTINED) {
            return;
        }
        if (draft.completed || !draft.trials().holders().isEmpty()) {
            return;
        }
        if (!archived && draft.hasWork()) {
            return;
        }
        draft.completed = true;
        if (!archived) {
            draft.status = ExperimentStatus.COMPLETE;
        }
        draft.decide(
                new Action.Complete(draft.bestTrial, draft.bestValue),
                Evidence.of(archived ? Reason.ARCHIVED_BY_USER : spent(draft)));
    }

    private static Reason spent(Draft draft) {
        if (draft.isHopeless()) {
            return Reason.NOTHING_REPORTED;
        }
        if (draft.isStagnant()) {
            return Reason.NO_IMPROVEMENT;
        }
        if (draft.exhausted) {
            return Reason.SPACE_EXHAUSTED;
        }
        return draft.allowsTrial() ? Reason.COST_SPENT : Reason.TRIALS_SPENT;
    }
}
