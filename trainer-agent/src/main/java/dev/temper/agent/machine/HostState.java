package dev.temper.agent.machine;

import java.util.Collections;
import java.util.List;

/**
 * All that an agent knows: of each experiment, and which of them has each slot. Immutable.
 *
 * @param experiments in the order of the configuration
 * @param owners the experiment of each slot; {@value #NOBODY} for one that no experiment can use now
 * @param quiet heartbeats of each experiment until it is believed to have work again; 0 for one that is
 * @param served when each experiment last got a slot, in slots given out so far
 * @param given slots given out so far
 */
public record HostState(
        List<AgentState> experiments, List<Integer> owners, List<Integer> quiet, List<Long> served, long given) {
    /** Stands for the experiment of a slot that none can use. */
    static final int NOBODY = -1;

    /** Copies the lists. */
    public HostState {
        experiments = List.copyOf(experiments);
        owners = List.copyOf(owners);
        quiet = List.copyOf(quiet);
        served = List.copyOf(served);
    }

    static HostState initial(List<AgentState> experiments, int slots) {
        int count = experiments.size();
        return new HostState(
                experiments,
                Collections.nCopies(slots, NOBODY),
                Collections.nCopies(count, 0),
                Collections.nCopies(count, 0L),
                0);
    }
}
