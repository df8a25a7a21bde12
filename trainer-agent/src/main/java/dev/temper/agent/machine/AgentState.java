package dev.temper.agent.machine;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that an agent knows of one experiment. Immutable; made by {@link AgentMachine#initial} and changed by its steps only. */
public final class AgentState {
    /** What the agent is about. */
    enum Mode {
        /** Decisions are not being read yet. */
        STARTING,
        /** It offers slots and runs trials. */
        SERVING,
        /** The experiment is complete: what runs may end. */
        COMPLETE,
        /** Everything is being ended. */
        LEAVING,
        /** It has ended. */
        GONE
    }

    final List<Slot> slots;
    final Counters counters;
    final Mode mode;
    final Ending ending;
    final boolean brokerUp;

    /** What the operator has heard already. */
    final Set<Remark> remarked;

    /** What the disk lacks; null when there is room. */
    final @Nullable String shortage;

    /** What was given out and seen so far. */
    record Counters(long event, long offer, long process, long decision) {}

    AgentState(
            List<Slot> slots,
            Counters counters,
            Mode mode,
            Ending ending,
            boolean brokerUp,
            Set<Remark> remarked,
            @Nullable String shortage) {
        this.slots = List.copyOf(slots);
        this.counters = counters;
        this.mode = mode;
        this.ending = ending;
        this.brokerUp = brokerUp;
        this.remarked = Set.copyOf(remarked);
        this.shortage = shortage;
    }

    static AgentState initial(int slots) {
        return new AgentState(
                Collections.nCopies(slots, new Slot.Idle(0)),
                new Counters(0, 0, 0, 0),
                Mode.STARTING,
                Ending.SHUTDOWN,
                true,
                Set.of(),
                null);
    }

    /** How many slots run a trial. */
    public int running() {
        return (int) slots.stream().filter(Slot.Busy.class::isInstance).count();
    }

    /** Whether it would offer another slot. */
    boolean serving() {
        return mode == Mode.SERVING && shortage == null;
    }

    /** Whether it has ended. */
    boolean gone() {
        return mode == Mode.GONE;
    }

    /** How many slots are offered. */
    public int offered() {
        return (int) slots.stream().filter(Slot.Offered.class::isInstance).count();
    }
}
