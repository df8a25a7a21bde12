package dev.temper.console.chronicle;

import dev.temper.console.chronicle.LeaseSpan.End;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Every lease of an experiment, from its grant to its end. Not thread safe. */
public final class LeaseBook {
    private final Map<Long, LeaseSpan> spans = new LinkedHashMap<>();
    private final List<LeaseSpan> ends = new ArrayList<>();

    /** All of them, in the order of their grants. */
    public Collection<LeaseSpan> all() {
        return spans.values();
    }

    /** Those that ended after a sequence of the journal, the last first. */
    public List<LeaseSpan> endedAfter(long sequence) {
        List<LeaseSpan> after = new ArrayList<>();
        for (int i = ends.size() - 1; i >= 0; i--) {
            LeaseSpan span = ends.get(i);
            if (span.end() == null || span.end().sequence() <= sequence) {
                break;
            }
            after.add(span);
        }
        return after;
    }

    /** One of them; null when there is none of that number. */
    public @Nullable LeaseSpan of(long lease) {
        return spans.get(lease);
    }

    /** The record of the journal that ended a lease; null when none did. */
    @Nullable
    SpecificRecord cause(long lease) {
        LeaseSpan span = spans.get(lease);
        End end = span == null ? null : span.end();
        return end == null ? null : end.cause();
    }

    /** Takes what a step did: leases that were granted, and those that a trial no longer has. */
    void take(
            ExperimentState before,
            ExperimentState after,
            List<Decision> decisions,
            Line line,
            Collection<Integer> touched) {
        for (int number : touched) {
            Lease held = lease(before, number);
            Lease holds = lease(after, number);
            LeaseSpan span = held == null ? null : spans.get(held.number());
            if (held != null
                    && span != null
                    && span.end() == null
                    && (holds == null || holds.number() != held.number())) {
                long sequence = after.header().sequence();
                End end = new End(
                        line.entry().time(), sequence, outcome(line.entry().event()), line.record());
                spans.put(held.number(), span.ended(end));
                ends.add(span.ended(end));
            }
        }
        for (Decision decision : decisions) {
            decided(decision);
        }
    }

    private void decided(Decision decision) {
        if (decision.action() instanceof Action.Suggest a) {
            granted(decision, a.trial(), a.lease(), a.assignee(), a.target());
        } else if (decision.action() instanceof Action.Promote a) {
            granted(decision, a.trial(), a.lease(), a.assignee(), a.target());
        } else if (decision.action() instanceof Action.Continue a) {
            LeaseSpan span = spans.get(a.lease());
            if (span != null) {
                spans.put(a.lease(), span.towards(a.target()));
            }
        }
    }

    private void granted(Decision decision, int trial, long lease, Assignee assignee, Target target) {
        boolean advised = decision.evidence().model() != null;
        spans.put(
                lease,
                new LeaseSpan(lease, trial, assignee, target, advised, decision.time(), decision.sequence(), null));
    }

    private static @Nullable Lease lease(ExperimentState state, int number) {
        Trial trial = state.trials().get(number);
        return trial == null ? null : trial.lease();
    }

    private static String outcome(Event event) {
        if (event instanceof Event.TrialEnded end) {
            return end.outcome().name();
        }
        boolean silent = event instanceof Event.TrialLost
                || event instanceof Event.AgentLost
                || event instanceof Event.SlotOffered;
        return silent ? "LOST" : "ENDED";
    }

    /** The leases that a trial has or had. */
    List<LeaseSpan> of(TrialChronicle trial) {
        List<LeaseSpan> own = new ArrayList<>();
        for (long lease : trial.leases()) {
            LeaseSpan span = spans.get(lease);
            if (span != null) {
                own.add(span);
            }
        }
        return own;
    }

    /** Numbers of the trials that two versions of an experiment differ in. */
    static List<Integer> touched(ExperimentState before, ExperimentState after) {
        List<Integer> numbers = new ArrayList<>();
        PersistentMap.differences(before.trials(), after.trials()).forEach(difference -> numbers.add(difference.key()));
        return numbers;
    }
}
