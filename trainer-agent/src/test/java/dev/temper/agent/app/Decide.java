package dev.temper.agent.app;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ContinueDecision;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.Evidence;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.PauseDecision;
import dev.temper.schemas.Reason;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.StopDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes decisions of one experiment, numbered as they come. */
final class Decide {
    private final String experiment;
    private long number;

    Decide(String experiment) {
        this.experiment = experiment;
    }

    SuggestDecision suggest(int trial, long lease, Assignee to, List<ParameterValue> parameters, int toEpoch) {
        return new SuggestDecision(header(), trial, lease, to, parameters, target(0, toEpoch), evidence(Reason.NEW));
    }

    ContinueDecision goOn(int trial, long lease, int toEpoch) {
        return new ContinueDecision(header(), trial, lease, target(0, toEpoch), evidence(Reason.IN_TOP));
    }

    PauseDecision pause(int trial, long lease) {
        return new PauseDecision(header(), trial, lease, evidence(Reason.BELOW_CUTOFF));
    }

    StopDecision stop(int trial, long lease, Reason reason) {
        return new StopDecision(header(), trial, lease, evidence(reason));
    }

    CompleteDecision complete() {
        return new CompleteDecision(header(), null, null, evidence(Reason.TRIALS_SPENT));
    }

    RejectDecision reject(
            String producer, long event, @Nullable Integer trial, @Nullable Long lease, RejectReason why) {
        return new RejectDecision(header(), producer, event, trial, lease, why);
    }

    private DecisionHeader header() {
        number++;
        return new DecisionHeader(experiment, number, number, 0L);
    }

    static Target target(int from, int to) {
        return new Target(0, String.valueOf(to), from, to);
    }

    private static Evidence evidence(Reason reason) {
        return new Evidence(reason, 0, 0, null, null, 0, 0, List.of(), null, null);
    }
}
