package dev.temper.agent.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The working copy of a host's state during one step, and the deeds of that step. Lives no longer than the step. */
final class HostTurn {
    /** How often an offer is sent before its slot may go to another experiment: some seconds. */
    private static final int PATIENCE = 3;

    /** Heartbeats for which an experiment that answered no offer comes after the others: half a minute by default. */
    private static final int QUIET_HEARTBEATS = 15;

    private final List<AgentMachine> machines;
    private final List<Share> shares;
    private final List<AgentState> experiments;
    private final List<Integer> owners;
    private final List<Integer> quiet;
    private final List<Long> served;
    private final List<HostMachine.Deed> deeds = new ArrayList<>();
    private final boolean wasGone;
    private long given;

    HostTurn(List<AgentMachine> machines, List<Share> shares, HostState state) {
        this.machines = machines;
        this.shares = shares;
        experiments = new ArrayList<>(state.experiments());
        owners = new ArrayList<>(state.owners());
        quiet = new ArrayList<>(state.quiet());
        served = new ArrayList<>(state.served());
        given = state.given();
        wasGone = allGone();
    }

    HostState state() {
        return new HostState(experiments, owners, quiet, served, given);
    }

    List<HostMachine.Deed> deeds() {
        return deeds;
    }

    void take(int experiment, Input input) {
        AgentState before = experiments.get(experiment);
        AgentMachine.Step step = machines.get(experiment).step(before, input);
        experiments.set(experiment, step.state());
        for (Effect effect : step.effects()) {
            if (!(effect instanceof Effect.Exit)) {
                deeds.add(new HostMachine.Deed(experiment, effect));
            }
        }
        if (step.state().running() > before.running()) {
            quiet.set(experiment, 0);
        } else if (input instanceof Input.Fired fired && fired.timer() instanceof Timer.Heartbeat) {
            quiet.set(experiment, Math.max(0, quiet.get(experiment) - 1));
        }
        if (step.state().ending == Ending.REPLACED && before.ending != Ending.REPLACED) {
            // The id is another agent's now, for all experiments.
            others(experiment).forEach(other -> take(other, new Input.Shutdown()));
        }
    }

    /** Gives every free slot to an experiment, takes unanswered offers back, and ends the agent with its last one. */
    void settle() {
        for (int slot = 0; slot < owners.size(); slot++) {
            int owner = owners.get(slot);
            boolean ended = owner != HostState.NOBODY && slot(owner, slot) instanceof Slot.Idle;
            if (owner != HostState.NOBODY && isUnanswered(slot, owner) && anotherMayHaveWork(owner)) {
                quiet.set(owner, QUIET_HEARTBEATS);
                take(owner, new Input.TakenBack(slot));
            }
            if (owner == HostState.NOBODY || slot(owner, slot) instanceof Slot.Idle) {
                allot(slot);
            }
            if (ended && owners.get(slot) != owner) {
                take(owner, new Input.LetGo(slot));
            }
        }
        if (allGone() && !wasGone) {
            deeds.add(new HostMachine.Deed(0, new Effect.Exit(ending())));
        }
    }

    private void allot(int slot) {
        int next = serving()
                .boxed()
                .min(Comparator.<Integer, Boolean>comparing(experiment -> quiet.get(experiment) > 0)
                        .thenComparing(experiment -> -shares.get(experiment).priority())
                        .thenComparing(experiment -> load(experiment, slot))
                        .thenComparing(served::get))
                .orElse(HostState.NOBODY);
        owners.set(slot, next);
        if (next != HostState.NOBODY) {
            served.set(next, ++given);
            take(next, new Input.Allotted(slot));
        }
    }

    /** Slots that an experiment would have, for its weight; those of quiet ones are as good as free. */
    private double load(int experiment, int slot) {
        if (quiet.get(experiment) > 0) {
            return 0;
        }
        long others = IntStream.range(0, owners.size())
                .filter(other -> other != slot && owners.get(other) == experiment)
                .count();
        return (others + 1.0) / shares.get(experiment).weight();
    }

    private boolean isUnanswered(int slot, int owner) {
        return experiments.get(owner).brokerUp
                && slot(owner, slot) instanceof Slot.Offered offered
                && offered.sent() >= PATIENCE;
    }

    /** A quiet one may have work again too; then its turn comes when all others are quiet as well. */
    private boolean anotherMayHaveWork(int owner) {
        return serving().anyMatch(other -> other != owner && (quiet.get(other) == 0 || quiet.get(owner) > 0));
    }

    private Slot slot(int experiment, int slot) {
        return experiments.get(experiment).slots.get(slot);
    }

    private IntStream serving() {
        return IntStream.range(0, experiments.size())
                .filter(experiment -> experiments.get(experiment).serving());
    }

    private List<Integer> others(int experiment) {
        return IntStream.range(0, experiments.size())
                .filter(other -> other != experiment)
                .boxed()
                .toList();
    }

    private boolean allGone() {
        return experiments.stream().allMatch(AgentState::gone);
    }

    /** Complete only if every experiment is; taken over if one was. */
    private Ending ending() {
        List<Ending> endings =
                experiments.stream().map(experiment -> experiment.ending).toList();
        if (endings.contains(Ending.REPLACED)) {
            return Ending.REPLACED;
        }
        return endings.contains(Ending.SHUTDOWN) ? Ending.SHUTDOWN : Ending.COMPLETE;
    }
}
