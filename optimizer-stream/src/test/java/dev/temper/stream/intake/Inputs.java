package dev.temper.stream.intake;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.event.EventId;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import dev.temper.stream.codec.DecisionCodec;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Events and decisions of an experiment "digits" with a lease time of 30 s, an agent "host" and its session "run-1". */
final class Inputs {
    static final String DEFINITION = """
            {"id": "digits", "metric": {"name": "accuracy", "goal": "maximize"},
             "parameters": [{"name": "x", "type": "double", "min": 0, "max": 1}],
             "tasks": {"epochs": {"max": 9}}, "budget": {"trials": 3}, "lease": {"seconds": 30}}
            """;

    private Inputs() {}

    static EventHeader header(String producer, long number) {
        return new EventHeader("digits", producer, number, null);
    }

    static ExperimentCreated created(long number) {
        return new ExperimentCreated(header("user", number), DEFINITION);
    }

    static SlotOffered offer(long number, String session, int slot, long offer) {
        return new SlotOffered(
                header("host/" + session, number), new dev.temper.schemas.Assignee("host", session, slot, offer), "");
    }

    static MetricReported metric(long number, int trial, long lease, int epoch, double value) {
        return new MetricReported(
                header("host/run-1", number),
                trial,
                lease,
                epoch,
                List.of(new MetricValue("accuracy", value, null)),
                null);
    }

    static TrialEnded ended(long number, int trial, long lease) {
        return new TrialEnded(header("host/run-1", number), trial, lease, Outcome.PAUSED, null, "", false);
    }

    static AgentHeartbeat heartbeat(long number, String session, HeldLease... leases) {
        return new AgentHeartbeat(header("host/" + session, number), "host", session, List.of(leases));
    }

    static SpecificRecord suggest(int trial, long lease, String session, int slot, long offer) {
        return decision(new Action.Suggest(
                trial,
                lease,
                new Assignee("host", session, slot, offer),
                new Configuration(List.of()),
                new Target(0, "1", 0, 1)));
    }

    static SpecificRecord complete() {
        return decision(new Action.Complete(null, null));
    }

    static SpecificRecord reject(int trial, long lease, dev.temper.core.decision.RejectReason reason) {
        return decision(new Action.Reject(new EventId("intake/lost/" + trial, lease), trial, lease, reason));
    }

    private static SpecificRecord decision(Action action) {
        return DecisionCodec.encode("digits", new Decision(1, 1, IntakeKit.START, action, Evidence.of(Reason.NEW)));
    }
}
