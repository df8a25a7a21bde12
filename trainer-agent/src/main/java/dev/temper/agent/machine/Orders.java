package dev.temper.agent.machine;

import dev.temper.agent.machine.AgentState.Mode;
import dev.temper.agent.machine.TrialRun.Intent;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.RejectReason;
import java.util.Set;

/** What an agent does about decisions. */
final class Orders {
    private static final Set<RejectReason> OVER =
            Set.of(RejectReason.EXPERIMENT_COMPLETE, RejectReason.EXPERIMENT_ARCHIVED, RejectReason.EXPERIMENT_ERASED);

    private final Turn turn;
    private final TrialRuns runs;
    private final RunEnds ends;

    Orders(Turn turn) {
        this.turn = turn;
        runs = new TrialRuns(turn);
        ends = new RunEnds(turn);
    }

    void follow(Order order) {
        if (!turn.fresh(order.number())) {
            return;
        }
        if (order instanceof Order.Grant grant) {
            granted(grant);
        } else if (order instanceof Order.Continue further) {
            runs.goOn(turn.ofLease(further.lease()), further.target(), further.why());
        } else if (order instanceof Order.Pause pause) {
            ends.end(turn.ofLease(pause.lease()), Intent.PAUSE, pause.why());
        } else if (order instanceof Order.Stop stop) {
            ends.end(turn.ofLease(stop.lease()), stop.finished() ? Intent.FINISH : Intent.STOP, stop.why());
        } else if (order instanceof Order.Complete) {
            complete();
        } else if (order instanceof Order.Refused refused) {
            refused(refused);
        }
    }

    private void granted(Order.Grant grant) {
        // A later lease of a trial means that the optimizer has given up the one held here.
        int older = turn.find(
                run -> run.lease().trial() == grant.trial() && run.lease().id() < grant.lease());
        ends.end(older, Intent.FENCE);
        Assignee assignee = grant.assignee();
        if (!assignee.getAgent().equals(turn.settings.agent())
                || !assignee.getSession().equals(turn.settings.session())) {
            return;
        }
        int slot = assignee.getSlot();
        boolean still = turn.find(run -> run.lease().trial() == grant.trial()) >= 0;
        if (slot >= 0 && slot < turn.slots.size() && turn.slots.get(slot) instanceof Slot.Offered && !still) {
            runs.start(slot, new TrialRun.Lease(grant.trial(), grant.lease(), grant.parameters(), grant.target()));
        } else {
            giveBack(grant, still);
        }
    }

    private void giveBack(Order.Grant grant, boolean still) {
        String why = still ? "this agent still ends an earlier run of the trial" : "the slot is not free";
        turn.publish(new Report.Ended(
                grant.trial(),
                grant.lease(),
                Outcome.PREEMPTED,
                null,
                "given back: " + (turn.shortage == null ? why : turn.shortage),
                false));
    }

    private void complete() {
        if (turn.mode == Mode.SERVING || turn.mode == Mode.STARTING) {
            turn.note("the experiment is complete: no more slots are offered");
            turn.mode = Mode.COMPLETE;
            turn.ending = Ending.COMPLETE;
            turn.dropOffers();
        }
    }

    private void refused(Order.Refused refused) {
        if (!refused.producer().equals(turn.settings.producer())) {
            return;
        }
        RejectReason reason = refused.reason();
        Long lease = refused.lease();
        if (reason == RejectReason.STALE_SESSION) {
            replaced();
        } else if (OVER.contains(reason)) {
            complete();
        } else if (lease != null && (reason == RejectReason.STALE_LEASE || reason == RejectReason.UNKNOWN_TRIAL)) {
            ends.end(turn.ofLease(lease), Intent.FENCE);
        } else if (lease != null && reason == RejectReason.METRIC_MISSING) {
            runs.metricMissing(turn.ofLease(lease), refused.event());
        }
    }

    private void replaced() {
        if (turn.mode == Mode.LEAVING) {
            return;
        }
        turn.warn("another agent took over the id '" + turn.settings.agent()
                + "': this one ends. Give each agent an id of its own (setting agent)");
        turn.mode = Mode.LEAVING;
        turn.ending = Ending.REPLACED;
        turn.dropOffers();
        ends.preemptAll();
    }
}
