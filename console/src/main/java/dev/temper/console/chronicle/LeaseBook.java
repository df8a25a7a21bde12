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
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.TrialEnded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Every lease of an experiment, from its grant to its end. Not thread safe. */
public final class LeaseBook {
    private static final EventHeader NO_HEADER = new EventHeader("", "", 0L, null);

    /** Their numbers rise. */
    private final List<LeaseSpan> spans = new ArrayList<>();

    private final SortedMap<Long, LeaseSpan> open = new TreeMap<>();
    private final List<LeaseSpan> ends = new ArrayList<>();

    /** All of them, in the order of their grants. */
    public List<LeaseSpan> all() {
        return spans;
    }

    /** Those that have not ended, by number. */
    public SortedMap<Long, LeaseSpan> open() {
        return open;
    }

    /** Those that were granted up to a sequence, as they stood then. */
    LeaseBook until(long last, IntFunction<TrialChronicle> trials) {
        LeaseBook past = new LeaseBook();
        for (LeaseSpan span : Rising.upTo(last, spans, LeaseSpan::granted)) {
            End end = span.end();
            if (end != null && end.sequence() <= last) {
                past.spans.add(span);
            } else {
                past.put(span.asOf(trials.apply(span.trial()).decisions()));
            }
        }
        past.ends.addAll(Rising.upTo(
                last, ends, span -> Objects.requireNonNull(span.end()).sequence()));
        return past;
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
        int index = index(lease);
        return index < 0 ? null : spans.get(index);
    }

    private int index(long lease) {
        int low = 0;
        int high = spans.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long number = spans.get(middle).lease();
            if (number == lease) {
                return middle;
            }
            low = number < lease ? middle + 1 : low;
            high = number < lease ? high : middle - 1;
        }
        return -1;
    }

    /** The record of the journal that ended a lease; null when none did. */
    @Nullable
    SpecificRecord cause(long lease) {
        LeaseSpan span = of(lease);
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
            LeaseSpan span = held == null ? null : open.get(held.number());
            if (held != null && span != null && (holds == null || holds.number() != held.number())) {
                long sequence = after.header().sequence();
                LeaseSpan ended = span.ended(new End(
                        line.entry().time(), sequence, outcome(line.entry().event()), cause(line.record())));
                spans.set(index(held.number()), ended);
                open.remove(held.number());
                ends.add(ended);
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
            LeaseSpan span = open.get(a.lease());
            if (span != null) {
                put(span.towards(a.target()));
            }
        }
    }

    private void granted(Decision decision, int trial, long lease, Assignee assignee, Target target) {
        boolean advised = decision.evidence().model() != null;
        put(new LeaseSpan(lease, trial, assignee, target, advised, decision.time(), decision.sequence(), null));
    }

    private void put(LeaseSpan span) {
        int index = index(span.lease());
        if (index < 0) {
            spans.add(span);
        } else {
            spans.set(index, span);
        }
        open.put(span.lease(), span);
    }

    /** Nobody reads the header and the last lines of output here, and they take most of the room. */
    private static SpecificRecord cause(SpecificRecord record) {
        return record instanceof TrialEnded end
                ? new TrialEnded(
                        NO_HEADER,
                        end.getTrial(),
                        end.getLease(),
                        end.getOutcome(),
                        end.getExitCode(),
                        "",
                        end.getConverged())
                : record;
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
            LeaseSpan span = of(lease);
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
