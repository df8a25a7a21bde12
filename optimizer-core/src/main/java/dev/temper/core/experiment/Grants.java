package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.Target;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;

/** Gives waiting slots something to do: every lease begins here. */
final class Grants {
    private Grants() {}

    /** Answers waiting offers, first come first served, as long as there is work and a lease left. */
    static void serve(Draft draft) {
        while (draft.status == ExperimentStatus.RUNNING && !draft.completed && hasLeaseLeft(draft)) {
            Assignee assignee = draft.desk.next();
            Work work = assignee == null ? null : new Agenda(draft).next();
            if (assignee == null || work == null) {
                return;
            }
            draft.desk = draft.desk.answer(assignee);
            grant(draft, assignee, work);
        }
    }

    private static boolean hasLeaseLeft(Draft draft) {
        return draft.trials().holders().size() < draft.plan().definition().parallel();
    }

    private static void grant(Draft draft, Assignee assignee, Work work) {
        if (work instanceof Work.Resumption resumption) {
            Trial trial = resumption.trial();
            int rung = trial.progress().rung();
            Reason reason = trial.retry() ? Reason.RETRIED : Reason.RESUMED;
            promote(draft, assignee, trial, rung, Evidences.towards(reason, trial.bracket(), rung));
        } else if (work instanceof Work.Promotion promotion) {
            Trial trial = promotion.trial();
            Evidence evidence = Evidences.atRung(draft, trial, Reason.PROMOTED);
            promote(draft, assignee, trial, trial.progress().rung() + 1, evidence);
        } else if (work instanceof Work.Queued queued) {
            draft.queue = draft.queue.without(queued.number());
            start(draft, assignee, queued.configuration(), Reason.QUEUED);
        } else if (work instanceof Work.Suggestion suggestion) {
            draft.nextSuggestion = suggestion.index() + 1;
            start(draft, assignee, suggestion.configuration(), Reason.NEW);
        }
    }

    private static void promote(Draft draft, Assignee assignee, Trial trial, int rung, Evidence evidence) {
        Lease lease = lease(draft, assignee, draft.plan().target(rung, trial));
        draft.put(trial.running(lease));
        draft.decide(
                new Action.Promote(trial.number(), lease.number(), assignee, trial.configuration(), lease.target()),
                evidence);
    }

    private static void start(Draft draft, Assignee assignee, Configuration configuration, Reason reason) {
        int number = draft.trials().rows().size() + 1;
        int bracket = draft.nextBracket();
        Target target = draft.plan().target(draft.plan().schedule().firstRung(bracket), null);
        Lease lease = lease(draft, assignee, target);
        draft.queue = draft.queue.take(configuration);
        draft.put(Trial.suggested(number, configuration, reason == Reason.QUEUED, bracket)
                .running(lease));
        draft.decide(
                new Action.Suggest(number, lease.number(), assignee, configuration, target),
                Evidences.towards(reason, bracket, target.rung()));
    }

    private static Lease lease(Draft draft, Assignee assignee, Target target) {
        long need = draft.plan().cost(target);
        draft.ledger.reserve(need);
        draft.leases++;
        return Lease.granted(draft.leases, assignee, target, need);
    }
}
