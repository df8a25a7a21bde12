package dev.temper.stream.codec;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.EventId;
import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.Evidence;
import dev.temper.schemas.PauseDecision;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.StopDecision;
import dev.temper.schemas.SuggestDecision;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The core's decisions to and from the records of {@code temper.decisions}; nothing is lost either way. */
public final class DecisionCodec {
    private DecisionCodec() {}

    /**
     * Number and place of a decision record.
     *
     * @throws CodecException for a record that is no decision
     */
    public static DecisionHeader header(SpecificRecord decision) {
        if (decision.get(0) instanceof DecisionHeader header) {
            return header;
        }
        throw notADecision(decision);
    }

    /**
     * The record of a decision on an experiment.
     *
     * @param experiment id of the experiment, which the core's decision does not hold
     */
    public static SpecificRecord encode(String experiment, Decision decision) {
        DecisionHeader header = new DecisionHeader(experiment, decision.number(), decision.sequence(), decision.time());
        Evidence evidence = EvidenceCodec.encode(decision.evidence());
        Action action = decision.action();
        SpecificRecord granted = encodeGrant(header, action, evidence);
        if (granted != null) {
            return granted;
        }
        if (action instanceof Action.Continue a) {
            return new ContinueDecision(header, a.trial(), a.lease(), Parts.target(a.target()), evidence);
        }
        if (action instanceof Action.Pause a) {
            return new PauseDecision(header, a.trial(), a.lease(), evidence);
        }
        if (action instanceof Action.Stop a) {
            return new StopDecision(header, a.trial(), a.lease(), evidence);
        }
        if (action instanceof Action.Complete a) {
            return new CompleteDecision(header, a.bestTrial(), a.bestValue(), evidence);
        }
        return encodeReject(header, (Action.Reject) action);
    }

    private static @Nullable SpecificRecord encodeGrant(DecisionHeader header, Action action, Evidence evidence) {
        if (action instanceof Action.Suggest a) {
            return new SuggestDecision(
                    header,
                    a.trial(),
                    a.lease(),
                    Parts.assignee(a.assignee()),
                    Parts.parameters(a.configuration()),
                    Parts.target(a.target()),
                    evidence);
        }
        if (action instanceof Action.Promote a) {
            return new PromoteDecision(
                    header,
                    a.trial(),
                    a.lease(),
                    Parts.assignee(a.assignee()),
                    Parts.parameters(a.configuration()),
                    Parts.target(a.target()),
                    evidence);
        }
        return null;
    }

    private static RejectDecision encodeReject(DecisionHeader header, Action.Reject reject) {
        return new RejectDecision(
                header,
                reject.event().producer(),
                reject.event().number(),
                reject.trial(),
                reject.lease(),
                Enums.toRecord(dev.temper.schemas.RejectReason.class, reject.reason()));
    }

    /**
     * The decision of a record.
     *
     * @throws CodecException for a record that is no decision, or one with a symbol of a newer version
     */
    public static Decision decode(SpecificRecord record) {
        DecisionHeader header = header(record);
        return new Decision(
                header.getNumber(), header.getSequence(), header.getTime(), action(record), evidence(record));
    }

    private static dev.temper.core.decision.Evidence evidence(SpecificRecord record) {
        if (record instanceof RejectDecision) {
            return dev.temper.core.decision.Evidence.of(dev.temper.core.decision.Reason.REJECTED);
        }
        // Every other decision ends with its evidence.
        return EvidenceCodec.decode(
                (Evidence) record.get(record.getSchema().getFields().size() - 1));
    }

    private static Action action(SpecificRecord record) {
        if (record instanceof SuggestDecision d) {
            return new Action.Suggest(
                    d.getTrial(),
                    d.getLease(),
                    Parts.assignee(d.getAssignee()),
                    Parts.configuration(d.getParameters()),
                    Parts.target(d.getTarget()));
        }
        if (record instanceof PromoteDecision d) {
            return new Action.Promote(
                    d.getTrial(),
                    d.getLease(),
                    Parts.assignee(d.getAssignee()),
                    Parts.configuration(d.getParameters()),
                    Parts.target(d.getTarget()));
        }
        if (record instanceof ContinueDecision d) {
            return new Action.Continue(d.getTrial(), d.getLease(), Parts.target(d.getTarget()));
        }
        if (record instanceof PauseDecision d) {
            return new Action.Pause(d.getTrial(), d.getLease());
        }
        if (record instanceof StopDecision d) {
            return new Action.Stop(d.getTrial(), d.getLease());
        }
        if (record instanceof CompleteDecision d) {
            return new Action.Complete(d.getBestTrial(), d.getBestValue());
        }
        if (record instanceof RejectDecision d) {
            EventId event = new EventId(d.getProducer(), d.getEventNumber());
            return new Action.Reject(
                    event, d.getTrial(), d.getLease(), Enums.toCore(RejectReason.class, d.getReason()));
        }
        throw notADecision(record);
    }

    private static CodecException notADecision(SpecificRecord record) {
        return new CodecException(record.getSchema().getFullName() + " is not a decision");
    }
}
