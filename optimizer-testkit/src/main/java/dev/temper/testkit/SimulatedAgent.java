package dev.temper.testkit;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A model of an agent: offers its slots, trains under leases, obeys decisions, dies and comes back. */
final class SimulatedAgent {
    private static final Set<RejectReason> OVER = EnumSet.of(
            RejectReason.EXPERIMENT_COMPLETE, RejectReason.EXPERIMENT_ARCHIVED, RejectReason.EXPERIMENT_ERASED);

    final String id;
    final World world;
    final String storage;
    private final int slotCount;
    private final List<SimulatedSlot> slots = new ArrayList<>();
    private Life life = new Life();
    private int sessions;
    private long events;
    private long offers;
    private long lastDecision;
    private boolean dismissed;

    /** One run of the agent's process; what it spooled may be sent even after it. */
    private static final class Life {
        boolean up;
        boolean sends;
    }

    SimulatedAgent(String id, World world, int slotCount, String storage) {
        this.id = id;
        this.world = world;
        this.slotCount = slotCount;
        this.storage = storage;
    }

    /** Starts a new session. */
    void start() {
        Life started = new Life();
        started.up = true;
        started.sends = true;
        life = started;
        sessions++;
        events = 0;
        offers = 0;
        slots.clear();
        for (int slot = 0; slot < slotCount; slot++) {
            slots.add(new SimulatedSlot(this, slot));
        }
        slots.forEach(SimulatedSlot::offer);
        beat(started);
    }

    /** Somebody starts it anew, since an experiment that was complete runs again. */
    void hire() {
        if (dismissed) {
            dismissed = false;
            if (life.up) {
                start();
            }
        }
    }

    boolean up() {
        return life.up;
    }

    /** The process dies, and its training with it; what it had still to send is sent later, or never. */
    void crash() {
        life.up = false;
        life.sends = world.dice().chance(0.5);
        slots.forEach(SimulatedSlot::kill);
    }

    /** The process ends in good order and says so. */
    void shutDown() {
        slots.forEach(slot -> slot.end(Outcome.PREEMPTED));
        life.up = false;
    }

    void restartAfter(long millis) {
        world.heap().after(millis, () -> {
            if (!life.up) {
                start();
            }
        });
    }

    String session() {
        return "s" + sessions;
    }

    boolean dismissed() {
        return dismissed;
    }

    Assignee assignee(int slot, long offer) {
        return new Assignee(id, session(), slot, offer);
    }

    long nextOffer() {
        return ++offers;
    }

    void send(Event event) {
        Life sender = life;
        Message message = new Message(id, session(), new EventId(id + "/" + session(), ++events), event);
        world.network().send(id, () -> sender.sends, () -> world.intake().receive(message));
    }

    /** Does something later, unless this session has ended by then. */
    void later(long millis, Runnable work) {
        Life current = life;
        world.heap().after(millis, () -> {
            if (current.up && current == life) {
                work.run();
            }
        });
    }

    /** Reads one decision; decisions come in order, and again. */
    void receive(Decision decision) {
        if (!life.up || decision.number() <= lastDecision) {
            return;
        }
        lastDecision = decision.number();
        if (decision.action() instanceof Action.Complete) {
            dismissed = true;
        } else if (decision.action() instanceof Action.Reject reject) {
            rejected(reject);
        } else {
            List.copyOf(slots).forEach(slot -> slot.receive(decision.action()));
        }
    }

    private void rejected(Action.Reject reject) {
        boolean mine = reject.event().producer().equals(id + "/" + session());
        RejectReason reason = reject.reason();
        if (reason == RejectReason.STALE_SESSION && mine) {
            crash();
            restartAfter(1000);
        } else if (OVER.contains(reason)) {
            dismissed = true;
        } else if (reason == RejectReason.STALE_LEASE && reject.lease() != null) {
            long lease = reject.lease();
            slots.forEach(slot -> slot.fenced(lease));
        }
    }

    private void beat(Life beating) {
        if (!beating.up || dismissed) {
            return;
        }
        List<Long> held = new ArrayList<>();
        slots.forEach(slot -> slot.lease().ifPresent(held::add));
        String session = session();
        world.network().sendOnce(id, () -> world.intake().heartbeat(id, session, held));
        world.heap().after(world.scenario().definition().leaseMillis() / 3, () -> beat(beating));
    }
}
