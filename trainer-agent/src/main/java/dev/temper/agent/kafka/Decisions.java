package dev.temper.agent.kafka;

import dev.temper.agent.machine.Order;
import dev.temper.agent.machine.Told;
import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.Evidence;
import dev.temper.schemas.PauseDecision;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.Reason;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.StopDecision;
import dev.temper.schemas.SuggestDecision;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Decisions of the topic as the agent's orders. */
final class Decisions {
    private Decisions() {}

    /** The order in a decision; null for a record that is none (one of a later version). */
    static @Nullable Order order(SpecificRecord record) {
        if (record instanceof SuggestDecision d) {
            return new Order.Grant(
                    d.getHeader().getNumber(),
                    d.getTrial(),
                    d.getLease(),
                    d.getAssignee(),
                    d.getParameters(),
                    d.getTarget());
        }
        if (record instanceof PromoteDecision d) {
            return new Order.Grant(
                    d.getHeader().getNumber(),
                    d.getTrial(),
                    d.getLease(),
                    d.getAssignee(),
                    d.getParameters(),
                    d.getTarget());
        }
        if (record instanceof ContinueDecision d) {
            return new Order.Continue(
                    d.getHeader().getNumber(), d.getLease(), d.getTarget(), why(d.getHeader(), d.getEvidence()));
        }
        if (record instanceof PauseDecision d) {
            return new Order.Pause(d.getHeader().getNumber(), d.getLease(), why(d.getHeader(), d.getEvidence()));
        }
        if (record instanceof StopDecision d) {
            boolean finished = d.getEvidence().getReason() == Reason.FULLY_TRAINED;
            return new Order.Stop(
                    d.getHeader().getNumber(), d.getLease(), finished, why(d.getHeader(), d.getEvidence()));
        }
        if (record instanceof CompleteDecision d) {
            return new Order.Complete(d.getHeader().getNumber());
        }
        if (record instanceof RejectDecision d) {
            return new Order.Refused(
                    d.getHeader().getNumber(), d.getProducer(), d.getEventNumber(), d.getLease(), d.getReason());
        }
        return null;
    }

    private static Told.Why why(DecisionHeader header, Evidence evidence) {
        return new Told.Why(
                header.getNumber(),
                evidence.getReason().name(),
                evidence.getRung(),
                evidence.getValue(),
                evidence.getCutoff());
    }
}
