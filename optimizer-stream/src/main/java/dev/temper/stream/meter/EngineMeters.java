package dev.temper.stream.meter;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the engine of this process folded. An entry of the journal counts once in a process, when it is first folded: what
 * an aborted transaction derived is derived again, and not counted again. Thread safe.
 */
public final class EngineMeters {
    private final Map<Integer, Long> counted = new ConcurrentHashMap<>();
    private final Map<Class<?>, Counter> events;
    private final Map<Class<?>, Counter> decisions;
    private final Map<RejectReason, Counter> rejections = new EnumMap<>(RejectReason.class);
    private final DecisionLatency latency;
    private final ProposalCounters proposals;
    private final Counter losses;

    /** Every counter is there from the start, at zero: a first increase is seen as one. */
    public EngineMeters(MeterRegistry registry) {
        events = byKind(registry, "temper.journal.events", "event", "Entries of the journal folded", Event.class);
        decisions = byKind(registry, "temper.decisions", "kind", "Decisions", Action.class);
        for (RejectReason reason : RejectReason.values()) {
            rejections.put(
                    reason,
                    Counter.builder("temper.rejections")
                            .description("Events that the machine rejected with a decision")
                            .tag("reason", Labels.of(reason))
                            .register(registry));
        }
        latency = new DecisionLatency(registry);
        proposals = new ProposalCounters(registry);
        losses = Counter.builder("temper.lease.losses")
                .description("Leases that ended because their agent fell silent")
                .register(registry);
    }

    /** Whether an entry of the journal is folded for the first time in this process. */
    public boolean isFirst(int partition, long offset) {
        Long last = counted.get(partition);
        if (last != null && offset <= last) {
            return false;
        }
        counted.put(partition, offset);
        return true;
    }

    /**
     * Counts what an entry led to.
     *
     * @param now of the clock, milliseconds since 1970-01-01 UTC
     */
    public void folded(
            JournalEntry entry, ExperimentState before, ExperimentState after, List<Decision> taken, long now) {
        count(events, entry.event());
        for (Decision decision : taken) {
            count(decisions, decision.action());
            if (decision.action() instanceof Action.Reject reject) {
                increment(rejections.get(reject.reason()));
            }
        }
        if (!taken.isEmpty()) {
            latency.took(entry.event(), now - entry.time());
        }
        if (entry.event() instanceof Event.ProposalMade) {
            proposals.answered(taken);
        } else if (entry.event() instanceof Event.TrialLost || entry.event() instanceof Event.AgentLost) {
            losses.increment((double) lost(before, after));
        }
    }

    private static long lost(ExperimentState before, ExperimentState after) {
        return PersistentMap.differences(before.trials(), after.trials()).stream()
                .filter(change -> change.before() != null && change.before().lease() != null)
                .filter(change -> change.after() == null || change.after().lease() == null)
                .count();
    }

    private static Map<Class<?>, Counter> byKind(
            MeterRegistry registry, String name, String label, String description, Class<?> sealed) {
        Map<Class<?>, Counter> counters = new HashMap<>();
        Arrays.stream(sealed.getPermittedSubclasses())
                .forEach(kind -> counters.put(
                        kind,
                        Counter.builder(name)
                                .description(description)
                                .tag(label, Labels.of(kind))
                                .register(registry)));
        return counters;
    }

    private static void count(Map<Class<?>, Counter> counters, Object one) {
        increment(counters.get(one.getClass()));
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
