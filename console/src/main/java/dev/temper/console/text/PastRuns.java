package dev.temper.console.text;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Assignee;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * How the runs of a trial ended, as the journal has it. The evidence of a decision that starts a trial again says only
 * that its last run ended before its time: lost, given back, failed, or done before it heard that it may go on.
 */
public final class PastRuns {
    /** A lease of the trial. */
    private record Run(long lease, Assignee slot) {}

    /** The run before each decision that starts the trial again, by the decision's number. */
    private final Map<Long, Run> before = new HashMap<>();

    private final LongFunction<@Nullable SpecificRecord> ends;
    private final LongPredicate reported;

    /** Of a trial of which nothing is known. */
    public PastRuns() {
        this(List.of(), lease -> null, lease -> false);
    }

    /**
     * Of a trial.
     *
     * @param decisions all decisions on it, in their order
     * @param ends the record that ended a lease; null when none did, or it is not known
     * @param reported whether anything was reported under a lease
     */
    public PastRuns(List<Decision> decisions, LongFunction<@Nullable SpecificRecord> ends, LongPredicate reported) {
        this.ends = ends;
        this.reported = reported;
        follow(decisions);
    }

    private void follow(List<Decision> decisions) {
        Run last = null;
        for (Decision decision : decisions) {
            if (decision.action() instanceof Action.Suggest a) {
                last = new Run(a.lease(), a.assignee());
            } else if (decision.action() instanceof Action.Promote a) {
                if (last != null) {
                    before.put(decision.number(), last);
                }
                last = new Run(a.lease(), a.assignee());
            }
        }
    }

    /** How the run ended before a decision that starts the trial again; a sentence. */
    String before(Decision decision, @Nullable ExperimentDefinition definition) {
        Run run = before.get(decision.number());
        SpecificRecord end = run == null ? null : ends.apply(run.lease());
        boolean failed = decision.evidence().reason() == Reason.RETRIED;
        if (run == null || end == null) {
            return failed
                    ? "Its process had failed."
                    : "Its last run had ended early, and not by a failure: it was lost or given back, or its process was done"
                            + " before it heard that it may go on.";
        }
        if (end instanceof TrialEnded ended) {
            return failed ? failed(ended, reported.test(run.lease())) : ended(ended);
        }
        return end instanceof SlotOffered
                ? "Its agent, %s, had been started anew, and the run was lost with it."
                        .formatted(run.slot().agent())
                : "Nothing had been heard of its last run, on %s, for the time of a lease%s: it was given up for lost."
                        .formatted(
                                run.slot().agent(),
                                definition == null ? "" : ", " + ShownNumber.span(definition.leaseMillis()));
    }

    private static String ended(TrialEnded end) {
        return switch (end.getOutcome()) {
            case COMPLETED ->
                "Its process had come to the end of what it was told, and ended with exit code 0, before it heard that it may"
                        + " go on.";
            case PREEMPTED ->
                "Its agent had given the run back before it was done, as an agent does that is shut down.";
            default -> "Its agent had ended the process before it was done.";
        };
    }

    private static String failed(TrialEnded end, boolean hasReported) {
        Integer code = end.getExitCode();
        if (code != null && code == 0 && !hasReported) {
            return "Its process had ended with exit code 0 and had not reported the metric, which is a failure.";
        }
        return "Its process had failed%s.".formatted(code == null ? "" : " with exit code " + code);
    }
}
