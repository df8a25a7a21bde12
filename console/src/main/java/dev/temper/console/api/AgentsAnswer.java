package dev.temper.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agents of all experiments. */
public record AgentsAnswer(List<AgentAnswer> agents) {
    /** Copies the list. */
    public AgentsAnswer {
        agents = List.copyOf(agents);
    }

    /**
     * An agent.
     *
     * @param lastSeen when it last said anything that the journal has, broker time: heartbeats are not among that
     * @param experiments that it serves or served
     */
    public record AgentAnswer(String agent, long lastSeen, List<String> experiments, List<SlotAnswer> slots) {
        /** Copies the lists. */
        public AgentAnswer {
            experiments = List.copyOf(experiments);
            slots = List.copyOf(slots);
        }
    }

    /**
     * A slot of an agent.
     *
     * @param waits whether it waits for something to train
     * @param trial that it trains; null when none
     * @param since start of the lease
     */
    public record SlotAnswer(
            String experiment,
            int slot,
            boolean waits,
            @Nullable Integer trial,
            @Nullable Long lease,
            @Nullable Long since,
            @Nullable Integer epoch,
            @Nullable Double value) {}
}
