package dev.temper.agent.machine;

import dev.temper.agent.machine.AgentState.Mode;
import java.util.List;

/**
 * Decides what an agent does for one experiment, about everything that happens to it. Pure: no clock, no input or output,
 * no memory but the state. {@link HostMachine} says which slots the experiment has.
 *
 * <p>Its laws: at most one process a slot; every lease that was taken is ended by exactly one {@link Report.Ended}, and
 * nothing is published for it afterwards; a busy slot is not offered; a decision is acted on once; when it says
 * {@link Effect.Exit}, no process lives.
 */
public final class AgentMachine {
    private final AgentSettings settings;

    /** What a step leads to. */
    public record Step(AgentState state, List<Effect> effects) {
        /** Copies the list. */
        public Step {
            effects = List.copyOf(effects);
        }
    }

    /** A machine with these settings. */
    public AgentMachine(AgentSettings settings) {
        this.settings = settings;
    }

    /** The state before {@link Input.Ready}. */
    public AgentState initial() {
        return AgentState.initial(settings.slots());
    }

    /** Takes one input. Total: an input that means nothing in this state changes nothing. */
    public Step step(AgentState state, Input input) {
        if (state.mode == Mode.GONE) {
            return new Step(state, List.of());
        }
        Turn turn = new Turn(settings, state);
        if (input instanceof Input.Decided decided) {
            new Orders(turn).follow(decided.order());
        } else if (input instanceof Input.Fired fired) {
            fired(turn, fired.timer());
        } else if (input instanceof Input.Ready) {
            ready(turn);
        } else if (input instanceof Input.BrokerDown) {
            turn.brokerUp = false;
        } else if (input instanceof Input.BrokerUp) {
            brokerUp(turn);
        } else if (input instanceof Input.DiskShort little) {
            diskShort(turn, little.detail());
        } else if (input instanceof Input.DiskRoom) {
            diskRoom(turn);
        } else if (input instanceof Input.Shutdown) {
            shutdown(turn);
        } else if (!isOfSlot(turn, input)) {
            new TrialRuns(turn).happened(input);
        }
        leaveWhenDone(turn);
        return new Step(turn.state(), turn.effects);
    }

    /** Whether the input is what a host's machine says of a slot; then it is done. */
    private static boolean isOfSlot(Turn turn, Input input) {
        if (input instanceof Input.Allotted allotted) {
            allotted(turn, allotted.slot());
        } else if (input instanceof Input.TakenBack taken) {
            turn.withdraw(taken.slot());
        } else if (input instanceof Input.LetGo idle) {
            letGo(turn, idle.slot());
        } else {
            return false;
        }
        return true;
    }

    private static void ready(Turn turn) {
        if (turn.mode != Mode.STARTING) {
            return;
        }
        turn.mode = Mode.SERVING;
        turn.schedule(new Timer.Heartbeat(), turn.settings.heartbeatMillis());
    }

    private static void allotted(Turn turn, int slot) {
        if (turn.mode == Mode.SERVING && turn.shortage == null && turn.slots.get(slot) instanceof Slot.Idle idle) {
            turn.offer(slot, idle.failures());
        }
    }

    /** An agent that ends has said so with the end of the trial. */
    private static void letGo(Turn turn, int slot) {
        if (turn.mode == Mode.SERVING) {
            turn.letGo(slot);
        }
    }

    private static void fired(Turn turn, Timer timer) {
        if (timer instanceof Timer.Heartbeat) {
            heartbeat(turn);
        } else if (timer instanceof Timer.OfferAgain again) {
            if (turn.slots.get(again.slot()) instanceof Slot.Offered offered && offered.offer() == again.offer()) {
                turn.sendOffer(again.slot());
            }
        } else if (timer instanceof Timer.CooledDown cooled) {
            if (turn.slots.get(cooled.slot()) instanceof Slot.Cooling cooling) {
                turn.free(cooled.slot(), cooling.failures());
            }
        } else if (timer instanceof Timer.Terminate terminate) {
            new RunEnds(turn).terminate(turn.ofProcess(terminate.process()));
        } else if (timer instanceof Timer.Kill kill) {
            new RunEnds(turn).kill(turn.ofProcess(kill.process()));
        } else if (timer instanceof Timer.Look look) {
            new Pulses(turn).look(turn.ofProcess(look.process()), look.pulse());
        } else if (timer instanceof Timer.Overdue overdue) {
            new Pulses(turn).overdue(turn.ofProcess(overdue.process()));
        } else if (timer instanceof Timer.DecisionLate late) {
            new TrialRuns(turn).late(late);
        }
    }

    private static void heartbeat(Turn turn) {
        // While the broker is away too: the next heartbeat that gets through is how the agent learns that it is back.
        turn.publish(new Report.Heartbeat(turn.held()));
        turn.schedule(new Timer.Heartbeat(), turn.settings.heartbeatMillis());
    }

    /** Heartbeats were missing, so the optimizer may have given up the offers: they are made anew. */
    private static void brokerUp(Turn turn) {
        if (turn.brokerUp) {
            return;
        }
        turn.brokerUp = true;
        if (turn.mode != Mode.STARTING) {
            turn.publish(new Report.Heartbeat(turn.held()));
        }
        for (int slot = 0; slot < turn.slots.size(); slot++) {
            if (turn.slots.get(slot) instanceof Slot.Offered offered) {
                turn.offer(slot, offered.failures());
            }
        }
    }

    /** What trains goes on as long as it can; nothing new is begun. */
    private static void diskShort(Turn turn, String detail) {
        turn.shortage = detail;
        withdrawAll(turn);
    }

    private static void diskRoom(Turn turn) {
        if (turn.shortage == null) {
            return;
        }
        turn.shortage = null;
        for (int slot = 0; slot < turn.slots.size(); slot++) {
            if (turn.slots.get(slot) instanceof Slot.Idle idle && idle.failures() > 0) {
                turn.coolDown(slot, idle.failures()); // its process would fill the disk again at once
            }
        }
    }

    private static void shutdown(Turn turn) {
        RunEnds ends = new RunEnds(turn);
        if (turn.mode == Mode.LEAVING) {
            ends.killAll();
        } else {
            turn.mode = Mode.LEAVING;
            withdrawAll(turn);
            ends.preemptAll();
        }
    }

    private static void withdrawAll(Turn turn) {
        for (int slot = 0; slot < turn.slots.size(); slot++) {
            turn.withdraw(slot);
        }
    }

    private static void leaveWhenDone(Turn turn) {
        boolean complete = turn.mode == Mode.COMPLETE && turn.settings.exitWhenComplete();
        boolean leaving = complete || turn.mode == Mode.LEAVING;
        if (leaving && turn.slots.stream().noneMatch(Slot.Busy.class::isInstance)) {
            turn.mode = Mode.GONE;
            turn.effects.add(new Effect.Exit(turn.ending));
        }
    }
}
