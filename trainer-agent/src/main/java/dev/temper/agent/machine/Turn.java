package dev.temper.agent.machine;

import dev.temper.agent.machine.AgentState.Counters;
import dev.temper.agent.machine.AgentState.Mode;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.HeldLease;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The working copy of a state during one step, and the effects of that step. Lives no longer than the step. */
final class Turn {
    private static final int DOUBLINGS = 3;
    /** Times that the first offer is sent before the operator hears that nobody answers: half a minute by default. */
    private static final int UNANSWERED = 4;

    private static final long COOLING_MILLIS = 1_000;
    private static final int COOLING_DOUBLINGS = 6;

    final AgentSettings settings;
    final List<Slot> slots;
    final List<Effect> effects = new ArrayList<>();
    Mode mode;
    Ending ending;
    boolean brokerUp;

    @Nullable
    String shortage;

    private final Set<Remark> remarked = EnumSet.noneOf(Remark.class);
    private long event;
    private long offer;
    private long process;
    private long decision;

    Turn(AgentSettings settings, AgentState state) {
        this.settings = settings;
        slots = new ArrayList<>(state.slots);
        mode = state.mode;
        ending = state.ending;
        brokerUp = state.brokerUp;
        shortage = state.shortage;
        remarked.addAll(state.remarked);
        event = state.counters.event();
        offer = state.counters.offer();
        process = state.counters.process();
        decision = state.counters.decision();
    }

    AgentState state() {
        return new AgentState(
                slots, new Counters(event, offer, process, decision), mode, ending, brokerUp, remarked, shortage);
    }

    /** Whether this decision is seen for the first time. */
    boolean fresh(long number) {
        if (number <= decision) {
            return false;
        }
        decision = number;
        return true;
    }

    long publish(Report report) {
        event++;
        effects.add(new Effect.Publish(event, report));
        return event;
    }

    void schedule(Timer timer, long millis) {
        effects.add(new Effect.Schedule(timer, millis));
    }

    void send(TrialRun run, Signal signal) {
        effects.add(new Effect.Send(run.work().process(), signal));
    }

    void note(String text) {
        effects.add(new Effect.Say(false, text));
    }

    void warn(String text) {
        effects.add(new Effect.Say(true, text));
    }

    /** Warns the operator of something that trial after trial would show; the first of them is enough. */
    void remark(Remark remark, String text) {
        if (remarked.add(remark)) {
            warn(text + ". This is said once, though it may be so for other trials too");
        }
    }

    long nextProcess() {
        return ++process;
    }

    /** The slot whose run is meant; -1 when there is none. */
    int find(Predicate<TrialRun> wanted) {
        for (int slot = 0; slot < slots.size(); slot++) {
            TrialRun run = run(slot);
            if (run != null && wanted.test(run)) {
                return slot;
            }
        }
        return -1;
    }

    int ofProcess(long number) {
        return find(run -> run.work().process() == number && run.alive());
    }

    int ofLease(long lease) {
        return find(run -> run.lease().id() == lease);
    }

    /** The run of a slot; null when it has none, or there is no such slot. */
    @Nullable
    TrialRun run(int slot) {
        return slot >= 0 && slots.get(slot) instanceof Slot.Busy busy ? busy.run() : null;
    }

    void put(int slot, TrialRun run) {
        slots.set(slot, new Slot.Busy(slots.get(slot).failures(), run));
    }

    /** Leaves it to the agent which of its experiments gets a slot next. */
    void free(int slot, int failures) {
        slots.set(slot, new Slot.Idle(failures));
    }

    /** Offers a slot to the optimizer. */
    void offer(int slot, int failures) {
        offer++;
        slots.set(slot, new Slot.Offered(failures, offer, 0));
        sendOffer(slot);
    }

    /** Offers a slot later, because its processes failed so often in a row. */
    void coolDown(int slot, int failures) {
        if (mode != Mode.SERVING || shortage != null) {
            slots.set(slot, new Slot.Idle(failures));
            return;
        }
        slots.set(slot, new Slot.Cooling(failures));
        schedule(new Timer.CooledDown(slot), COOLING_MILLIS << Math.min(failures - 1, COOLING_DOUBLINGS));
    }

    /** Sends a slot's offer, now and again until it is answered. */
    void sendOffer(int slot) {
        if (slots.get(slot) instanceof Slot.Offered offered) {
            if (brokerUp) {
                publish(new Report.Offer(assignee(slot, offered), settings.storage()));
            }
            if (offered.sent() == UNANSWERED && offered.offer() == 1 && decision == 0) {
                warn("no offer has been answered yet: is the optimizer running, and is the experiment created?"
                        + " See temper experiment list");
            }
            slots.set(slot, new Slot.Offered(offered.failures(), offered.offer(), offered.sent() + 1));
            schedule(
                    new Timer.OfferAgain(slot, offered.offer()),
                    settings.offerMillis() << Math.min(offered.sent(), DOUBLINGS));
        }
    }

    /** Takes a slot back that runs nothing; the optimizer hears of it, so that it grants no trial to nobody. */
    void withdraw(int slot) {
        if (brokerUp && slots.get(slot) instanceof Slot.Offered offered) {
            publish(new Report.Withdrawal(assignee(slot, offered)));
        }
        if (!(slots.get(slot) instanceof Slot.Busy)) {
            free(slot, slots.get(slot).failures());
        }
    }

    /**
     * Says of a slot that is idle after a trial that it is not offered again: with checkpoints of its own, the optimizer
     * would leave trials to it that other agents could train. The number is one that any later offer exceeds.
     */
    void letGo(int slot) {
        if (!settings.storage().isEmpty() && slots.get(slot) instanceof Slot.Idle) {
            publish(new Report.Withdrawal(new Assignee(settings.agent(), settings.session(), slot, offer)));
        }
    }

    /** Forgets offers that the optimizer no longer knows. */
    void dropOffers() {
        slots.replaceAll(slot -> slot instanceof Slot.Busy ? slot : new Slot.Idle(slot.failures()));
    }

    private Assignee assignee(int slot, Slot.Offered offered) {
        return new Assignee(settings.agent(), settings.session(), slot, offered.offer());
    }

    List<HeldLease> held() {
        List<HeldLease> held = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            TrialRun run = run(slot);
            if (run != null) {
                held.add(new HeldLease(run.lease().trial(), run.lease().id()));
            }
        }
        return held;
    }
}
