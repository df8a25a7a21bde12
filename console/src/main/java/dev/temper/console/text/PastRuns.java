package dev.temper.console.text;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.EventId;
import dev.temper.core.trial.Assignee;
import dev.temper.schemas.AgentLost;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.TrialLost;
import dev.temper.stream.codec.EventCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * How the runs of a trial ended, as the journal has it. The evidence of a decision that starts a trial again says only
 * that its last run ended before its time: lost, given back, failed, or done before it heard that it may go on.
 */
public final class PastRuns {
    /** A lease of the trial, and the journal entry on which it was granted. */
    private record Run(long lease, Assignee slot, long granted) {}

    /** The run before each decision that starts the trial again, by the decision's number. */
    private final Map<Long, Run> before = new HashMap<>();

    /** What counts of the journal: the n-th has the sequence n. */
    private final List<SpecificRecord> journal = new ArrayList<>();

    private final BiFunction<Run, Long, @Nullable SpecificRecord> ends;
    private final Predicate<Run> reported;

    /** Of a trial whose journal is not at hand. */
    public PastRuns() {
        this(List.of(), List.of());
    }

    /**
     * Of a trial.
     *
     * @param decisions all decisions on it, in their order
     * @param journal all events of its experiment; without its creation it is not whole, and nothing is said of it
     */
    public PastRuns(List<Decision> decisions, List<SpecificRecord> journal) {
        Set<EventId> seen = new HashSet<>();
        boolean whole = journal.stream().anyMatch(ExperimentCreated.class::isInstance);
        for (SpecificRecord event : whole ? journal : List.<SpecificRecord>of()) {
            if (seen.add(EventCodec.id(event))) {
                this.journal.add(event);
            }
        }
        ends = this::end;
        reported = this::hasReported;
        follow(decisions);
    }

    /**
     * Of a trial whose leases are known with their ends.
     *
     * @param decisions all decisions on it, in their order
     * @param ends the record that ended a lease; null when none did
     * @param reported whether anything was reported under a lease
     */
    public PastRuns(List<Decision> decisions, LongFunction<@Nullable SpecificRecord> ends, LongPredicate reported) {
        this.ends = (run, until) -> ends.apply(run.lease());
        this.reported = run -> reported.test(run.lease());
        follow(decisions);
    }

    private void follow(List<Decision> decisions) {
        Run last = null;
        for (Decision decision : decisions) {
            if (decision.action() instanceof Action.Suggest a) {
                last = new Run(a.lease(), a.assignee(), decision.sequence());
            } else if (decision.action() instanceof Action.Promote a) {
                if (last != null) {
                    before.put(decision.number(), last);
                }
                last = new Run(a.lease(), a.assignee(), decision.sequence());
            }
        }
    }

    /** Whether what is to be said of a decision depends on how the run before it ended. */
    public static boolean explain(Decision decision) {
        Reason reason = decision.evidence().reason();
        return reason == Reason.RESUMED || reason == Reason.RETRIED;
    }

    /** How the run ended before a decision that starts the trial again; a sentence. */
    String before(Decision decision, @Nullable ExperimentDefinition definition) {
        Run run = before.get(decision.number());
        SpecificRecord end = run == null ? null : ends.apply(run, decision.sequence());
        boolean failed = decision.evidence().reason() == Reason.RETRIED;
        if (run == null || end == null) {
            return failed
                    ? "Its process had failed."
                    : "Its last run had ended early, and not by a failure: it was lost or given back, or its process was done"
                            + " before it heard that it may go on.";
        }
        if (end instanceof TrialEnded ended) {
            return failed ? failed(ended, reported.test(run)) : ended(ended);
        }
        return end instanceof SlotOffered
                ? "Its agent, %s, had been started anew, and the run was lost with it."
                        .formatted(run.slot().agent())
                : "Nothing had been heard of its last run, on %s, for the time of a lease%s: it was given up for lost."
                        .formatted(
                                run.slot().agent(),
                                definition == null ? "" : ", " + ShownNumber.span(definition.leaseMillis()));
    }

    /** The first event after a lease was granted that ends it; null if there is none. */
    private @Nullable SpecificRecord end(Run run, long until) {
        for (long i = run.granted(); i < Math.min(until, journal.size()); i++) {
            SpecificRecord event = journal.get((int) i);
            if (ends(event, run) || (isOfSlot(event, run) && isNewSession((int) i))) {
                return event;
            }
        }
        return null;
    }

    private static boolean ends(SpecificRecord event, Run run) {
        if (event instanceof TrialEnded end) {
            return end.getLease() == run.lease();
        }
        if (event instanceof TrialLost loss) {
            return loss.getLease() == run.lease();
        }
        if (event instanceof AgentLost loss) {
            return loss.getAgent().equals(run.slot().agent())
                    && loss.getSession().equals(run.slot().session());
        }
        return false;
    }

    private static boolean isOfSlot(SpecificRecord event, Run run) {
        return event instanceof SlotOffered offer
                && offer.getAssignee().getAgent().equals(run.slot().agent());
    }

    /** Whether an offer is the first of a run of its agent; that run voids all leases of the one before. */
    private boolean isNewSession(int index) {
        var assignee = ((SlotOffered) journal.get(index)).getAssignee();
        return journal.subList(0, index).stream()
                .noneMatch(event -> event instanceof SlotOffered offer
                        && offer.getAssignee().getAgent().equals(assignee.getAgent())
                        && offer.getAssignee().getSession().equals(assignee.getSession()));
    }

    private boolean hasReported(Run run) {
        return journal.stream()
                .anyMatch(event -> event instanceof MetricReported report && report.getLease() == run.lease());
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
