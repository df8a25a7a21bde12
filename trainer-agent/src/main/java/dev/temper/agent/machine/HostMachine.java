package dev.temper.agent.machine;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides what an agent does, for all experiments that it serves: an {@link AgentMachine} for each, and the slots divided
 * among them. Pure, as they are.
 *
 * <p>Its laws: a slot belongs to one experiment at a time, and only its experiment offers it or runs a trial on it; a
 * running trial keeps its slot; a free slot goes to the experiment with the highest priority, and among those of one
 * priority to the one that has fewest for its weight; an offer that nobody answers gives way to an experiment that may
 * have work; no slot stays free while an experiment would offer it.
 */
public final class HostMachine {
    private final List<AgentMachine> machines;
    private final List<Share> shares;
    private final int slots;

    /** What a step leads to. */
    public record Step(HostState state, List<Deed> deeds) {
        /** Copies the list. */
        public Step {
            deeds = List.copyOf(deeds);
        }
    }

    /** An effect, and the experiment that it is for, by its place in the configuration. */
    public record Deed(int experiment, Effect effect) {}

    /**
     * A machine for experiments with these settings, which differ in nothing but what a line of metrics looks like.
     *
     * @param shares of the experiments, in the same order
     */
    public HostMachine(List<AgentSettings> settings, List<Share> shares) {
        machines = settings.stream().map(AgentMachine::new).toList();
        this.shares = List.copyOf(shares);
        slots = settings.get(0).slots();
    }

    /** The state before anything happened. */
    public HostState initial() {
        return HostState.initial(machines.stream().map(AgentMachine::initial).toList(), slots);
    }

    /** Takes an input about one experiment. */
    public Step step(HostState state, int experiment, Input input) {
        return step(state, List.of(experiment), input);
    }

    /** Takes an input that concerns all experiments. */
    public Step step(HostState state, Input input) {
        return step(state, IntStream.range(0, machines.size()).boxed().toList(), input);
    }

    private Step step(HostState state, List<Integer> experiments, Input input) {
        HostTurn turn = new HostTurn(machines, shares, state);
        experiments.forEach(experiment -> turn.take(experiment, input));
        turn.settle();
        return new Step(turn.state(), turn.deeds());
    }
}
