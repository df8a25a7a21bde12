package dev.temper.stream.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The agents that are heard and their slots, in the partitions of this process. Thread safe. */
public final class AgentTally {
    private final Map<Integer, Seen> byPartition = new ConcurrentHashMap<>();

    /**
     * What is seen in one partition.
     *
     * @param agents names of those that are heard
     * @param free slots that wait for a trial, each named by agent and number
     * @param busy leases that run
     */
    public record Seen(Set<String> agents, Set<String> free, int busy) {
        /** Copies the sets. */
        public Seen {
            agents = Set.copyOf(agents);
            free = Set.copyOf(free);
        }
    }

    /** Nobody is seen yet. */
    public AgentTally(MeterRegistry registry) {
        Gauge.builder("temper.agents", this, tally -> tally.distinct(Seen::agents))
                .description("Agents that are heard, in the partitions whose intake runs here")
                .strongReference(true)
                .register(registry);
        Gauge.builder("temper.slots", this, tally -> tally.distinct(Seen::free))
                .description("Slots of agents")
                .tag("state", "free")
                .strongReference(true)
                .register(registry);
        Gauge.builder("temper.slots", this, AgentTally::busy)
                .description("Slots of agents")
                .tag("state", "busy")
                .strongReference(true)
                .register(registry);
    }

    /** Replaces what was seen in a partition. */
    public void see(int partition, Seen seen) {
        byPartition.put(partition, seen);
    }

    /** Another process sees this partition now. */
    public void leave(int partition) {
        byPartition.remove(partition);
    }

    /** An agent that serves experiments of two partitions is one agent. */
    private long distinct(Function<Seen, Set<String>> of) {
        return byPartition.values().stream()
                .map(of)
                .flatMap(Collection::stream)
                .distinct()
                .count();
    }

    private int busy() {
        return byPartition.values().stream().mapToInt(Seen::busy).sum();
    }
}
