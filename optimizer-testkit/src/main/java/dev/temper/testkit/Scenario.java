package dev.temper.testkit;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.simulate.Training;
import java.util.List;

/**
 * All that decides how a simulation goes.
 *
 * @param seed of everything that is drawn
 * @param definition the experiment; it must be valid
 * @param agents how many agents, at least 1
 * @param slots slots of each agent, at least 1
 * @param storages on how many storages of their own the agents keep checkpoints, in turn; 0: on one that all share
 * @param training how training behaves
 * @param faults what goes wrong
 * @param requests what users do after they created the experiment
 */
public record Scenario(
        long seed,
        ExperimentDefinition definition,
        int agents,
        int slots,
        int storages,
        Training training,
        Faults faults,
        List<Request> requests) {
    /** A user's event at a time in milliseconds from the start. */
    public record Request(long atMillis, Event event) {}

    /** Copies the list. */
    public Scenario {
        requests = List.copyOf(requests);
    }
}
