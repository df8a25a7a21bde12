package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.proposal.Pick;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configurations;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;

/** Gives waiting slots something to do: every lease begins here. */
final class Grants {
    /** A lease changes about a dozen trees. */
    private static final long OPERATIONS = 100;

    private Grants() {}

    /** Answers waiting offers, first come first served but for {@link Takers}, as long as there is work and a lease left. */
    static void serve(Draft draft) {
        while (draft.status == ExperimentStatus.RUNNING && !draft.completed && hasLeaseLeft(draft)) {
            Desk.Free first = draft.desk.next();
            Work work = first == null ? null : draft.nextWork(first);
            String storage = work == null ? null : work.storage();
            Desk.Free slot = storage == null ? first : draft.desk.next(storage);
            if (work == null || slot == null) {
                return;
            }
            draft.effort.spend(OPERATIONS);
            draft.desk = draft.desk.answer(slot);
            grant(draft, slot, work);
        }
    }

    private static boolean hasLeaseLeft(Draft draft) {
        return draft.trials().holders().size() < draft.plan().definition().parallel();
    }

    private static void grant(Draft draft, Desk.Free slot, Work work) {
        if (work instanceof Work.Resumption resumption) {
            resume(draft, slot, resumption.trial());
        } else if (work instanceof Work.Promotion promotion) {
            Trial trial = promotion.trial();
            Evidence evidence = Evidences.atRung(draft, trial, Reason.PROMOTED);
            promote(draft, slot, trial, Stream.RUNGS, draft.plan().next(trial), evidence);
        } else if (work instanceof Work.Queued queued) {
            draft.queue = draft.queue.without(queued.number());
            start(draft, slot, queued.configuration(), Reason.QUEUED);
        } else if (work instanceof Work.Advised advised) {
            advise(draft, slot, advised);
        } else if (work instanceof Work.Suggestion suggestion) {
            draft.nextSuggestion = suggestion.index() + 1;
            start(draft, slot, suggestion.configuration(), Reason.NEW);
        }
    }

    private static void resume(Draft draft, Desk.Free slot, Trial trial) {
        Reason reason = trial.retry() ? Reason.RETRIED : Reason.RESUMED;
        boolean rested = trial.isKept() && trial.progress().last().value() != null;
        Evidence evidence = rested
                ? Evidences.goingOn(draft, trial, reason)
                : Evidences.towards(reason, trial.bracket(), trial.progress().rung());
        promote(draft, slot, trial, trial.stream(), draft.plan().goal(trial), evidence);
    }

    private static void advise(Draft draft, Desk.Free slot, Work.Advised advised) {
        Pick pick = advised.pick();
        Trial trial = advised.trial();
        Plan plan = draft.plan();
        draft.advice = draft.advice.without(advised.place());
        int bracket = trial == null ? plan.modelBracket() : trial.bracket();
        Evidence evidence = Evidences.towards(Reason.ADVISED, bracket, pick.rung())
                .with(Proposals.evidence(draft.advice.proposal(), pick));
        Configuration configuration = pick.configuration();
        if (trial != null) {
            promote(draft, slot, trial, pick.stream(), pick.rung(), evidence);
        } else if (configuration != null) {
            start(
                    draft,
                    slot,
                    Trial.suggested(
                            draft.trials().rows().size() + 1,
                            Configurations.inOrder(plan.definition().parameters(), configuration),
                            false,
                            bracket),
                    pick.stream(),
                    pick.rung(),
                    evidence);
        }
    }

    private static void promote(Draft draft, Desk.Free slot, Trial trial, Stream stream, int goal, Evidence evidence) {
        Plan plan = draft.plan();
        Lease lease = lease(draft, stream, slot, plan.target(goal, trial, slot.storage()));
        draft.put(trial.running(lease, stream, plan.firstOnTheWay(plan.next(trial), goal)));
        draft.decide(
                new Action.Promote(
                        trial.number(), lease.number(), slot.assignee(), trial.configuration(), lease.target()),
                evidence);
    }

    private static void start(Draft draft, Desk.Free slot, Configuration configuration, Reason reason) {
        int bracket = draft.nextBracket();
        int rung = draft.plan().schedule().firstRung(bracket);
        Trial trial =
                Trial.suggested(draft.trials().rows().size() + 1, configuration, reason == Reason.QUEUED, bracket);
        start(draft, slot, trial, Stream.RUNGS, rung, Evidences.towards(reason, bracket, rung));
    }

    private static void start(Draft draft, Desk.Free slot, Trial trial, Stream stream, int goal, Evidence evidence) {
        Plan plan = draft.plan();
        Target target = plan.target(goal, null);
        Lease lease = lease(draft, stream, slot, target);
        int first = stream == Stream.RUNGS ? goal : plan.firstOnTheWay(0, goal);
        draft.queue = draft.queue.take(trial.configuration());
        draft.put(trial.running(lease, stream, first));
        draft.decide(
                new Action.Suggest(trial.number(), lease.number(), slot.assignee(), trial.configuration(), target),
                evidence);
    }

    private static Lease lease(Draft draft, Stream stream, Desk.Free slot, Target target) {
        long need = draft.plan().cost(target);
        draft.ledger.reserve(stream, need);
        draft.leases++;
        return Lease.granted(draft.leases, slot.assignee(), slot.storage(), target, need);
    }
}
