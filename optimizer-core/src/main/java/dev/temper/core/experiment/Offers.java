package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.Event.SlotOffered;
import dev.temper.core.trial.Assignee;
import java.util.ArrayList;
import java.util.List;

/** What agents offer, and what becomes of it when an agent starts anew or falls silent. */
final class Offers {
    private Offers() {}

    static void offer(Draft draft, SlotOffered offered) {
        Assignee assignee = offered.assignee();
        AgentSession session = AgentSession.of(assignee);
        RejectReason over = Lifecycle.over(draft);
        if (over != null) {
            draft.reject(over);
            return;
        }
        if (draft.desk.isRetired(session)) {
            draft.reject(RejectReason.STALE_SESSION);
            return;
        }
        if (!draft.desk.isCurrent(session)) {
            AgentSession before = draft.desk.current().get(session.agent());
            draft.desk = draft.desk.open(session);
            if (before != null) {
                loseLeases(draft, before);
            }
        }
        if (!draft.desk.isRepeat(assignee)) {
            draft.desk = draft.desk.wait(offered, draft.sequence());
        }
    }

    /** An offer that was answered meanwhile is left alone: the agent gives that lease back. */
    static void withdraw(Draft draft, Assignee assignee) {
        AgentSession session = AgentSession.of(assignee);
        if (draft.desk.isRetired(session)) {
            draft.reject(RejectReason.STALE_SESSION);
        } else if (draft.desk.isCurrent(session)) {
            draft.desk = draft.desk.withdraw(assignee);
        }
    }

    /** An agent that comes back with the same session is welcome; what it held is not its own any more. */
    static void lost(Draft draft, AgentSession session) {
        if (!draft.desk.isCurrent(session)) {
            draft.reject(RejectReason.STALE_SESSION);
            return;
        }
        draft.desk = draft.desk.withdraw(session);
        loseLeases(draft, session);
    }

    private static void loseLeases(Draft draft, AgentSession session) {
        List<Integer> held = new ArrayList<>();
        TrialBook.Holder from = new TrialBook.Holder(session, Integer.MIN_VALUE);
        for (PersistentMap.Entry<TrialBook.Holder, Boolean> holder :
                draft.trials().holders().from(from)) {
            if (!holder.key().session().equals(session)) {
                break;
            }
            held.add(holder.key().trial());
        }
        for (int trial : held) {
            Endings.lose(draft, trial);
        }
    }
}
